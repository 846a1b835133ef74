/** Which follow-ups are planned, held, late or missed. */
@NullMarked
package org.pulang.query.followups;

import org.jspecify.annotations.NullMarked;
