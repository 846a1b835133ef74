/** What all answers share: layout, language, headers, problems, lists, and waiting for one's own writes. */
@NullMarked
package org.pulang.query.page;

import org.jspecify.annotations.NullMarked;
