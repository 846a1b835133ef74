/** Import of cases in HTCDS, the data standard of IOM. */
@NullMarked
package org.pulang.runner.htcds;

import org.jspecify.annotations.NullMarked;
