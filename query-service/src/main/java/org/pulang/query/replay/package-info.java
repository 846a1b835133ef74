/** How events reach the projections: reading the log, positions, waiting for them, rebuilding from zero. */
@NullMarked
package org.pulang.query.replay;

import org.jspecify.annotations.NullMarked;
