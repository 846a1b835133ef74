/** Tests of followups. */
@NullMarked
package org.pulang.query.followups;

import org.jspecify.annotations.NullMarked;
