/** Tests of outlet. */
@NullMarked
package org.pulang.query.outlet;

import org.jspecify.annotations.NullMarked;
