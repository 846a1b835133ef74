/** Tests of what all answers share. */
@NullMarked
package org.pulang.query.page;

import org.jspecify.annotations.NullMarked;
