/** How a case looks laid out over time: lanes by month, bars on an axis, small curves. Knows no case and no words, only days. */
@NullMarked
package org.pulang.query.casefile.journey;

import org.jspecify.annotations.NullMarked;
