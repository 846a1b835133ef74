/** Whether the benchmark measures what it says. */
@NullMarked
package org.pulang.bench;

import org.jspecify.annotations.NullMarked;
