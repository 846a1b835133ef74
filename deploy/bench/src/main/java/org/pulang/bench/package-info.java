/** The benchmark: our event store beside what else keeps events on PostgreSQL, measured in one run. */
@NullMarked
package org.pulang.bench;

import org.jspecify.annotations.NullMarked;
