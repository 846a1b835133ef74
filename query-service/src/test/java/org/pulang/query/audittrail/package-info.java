/** Tests of the audit trail. */
@NullMarked
package org.pulang.query.audittrail;

import org.jspecify.annotations.NullMarked;
