/** Tests of how events reach the projections. */
@NullMarked
package org.pulang.query.replay;

import org.jspecify.annotations.NullMarked;
