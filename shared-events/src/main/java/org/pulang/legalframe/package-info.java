/** What the law gives survivors, and since when: the legal frames are data versioned by date, this reads them. */
@NullMarked
package org.pulang.legalframe;

import org.jspecify.annotations.NullMarked;
