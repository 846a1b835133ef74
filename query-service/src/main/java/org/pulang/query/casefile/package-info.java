/** One case with all its topics, now or as it was: the file, its history, its page. */
@NullMarked
package org.pulang.query.casefile;

import org.jspecify.annotations.NullMarked;
