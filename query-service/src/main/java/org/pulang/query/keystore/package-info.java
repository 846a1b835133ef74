/** The keys with which details are opened for a reader. */
@NullMarked
package org.pulang.query.keystore;

import org.jspecify.annotations.NullMarked;
