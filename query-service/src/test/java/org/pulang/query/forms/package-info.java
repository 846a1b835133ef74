/** Tests of forms. */
@NullMarked
package org.pulang.query.forms;

import org.jspecify.annotations.NullMarked;
