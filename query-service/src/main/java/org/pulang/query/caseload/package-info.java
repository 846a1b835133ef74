/** Whose case is it, how does it stand, what is to be done next? The worklist of caseworkers and supervisors. */
@NullMarked
package org.pulang.query.caseload;

import org.jspecify.annotations.NullMarked;
