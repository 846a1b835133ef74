/** Tests of caseload. */
@NullMarked
package org.pulang.query.caseload;

import org.jspecify.annotations.NullMarked;
