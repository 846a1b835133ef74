/** The key store's schema, which this service owns, and the keys it seals with. */
@NullMarked
package org.pulang.command.keystore;

import org.jspecify.annotations.NullMarked;
