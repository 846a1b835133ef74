/** Which requests to erase there are, how far they have come, and what each takes away and leaves. */
@NullMarked
package org.pulang.query.erasures;

import org.jspecify.annotations.NullMarked;
