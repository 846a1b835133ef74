/** What the instruments show. */
@NullMarked
package org.pulang.query.instruments;

import org.jspecify.annotations.NullMarked;
