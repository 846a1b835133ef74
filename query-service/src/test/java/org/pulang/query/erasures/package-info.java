/** Tests of the requests to erase. */
@NullMarked
package org.pulang.query.erasures;

import org.jspecify.annotations.NullMarked;
