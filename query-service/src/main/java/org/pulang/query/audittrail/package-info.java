/** Who recorded what, when, and for what purpose, across all cases. */
@NullMarked
package org.pulang.query.audittrail;

import org.jspecify.annotations.NullMarked;
