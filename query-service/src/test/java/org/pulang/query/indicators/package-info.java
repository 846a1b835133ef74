/** Tests of indicators. */
@NullMarked
package org.pulang.query.indicators;

import org.jspecify.annotations.NullMarked;
