/** Tests of the case file, its history and its page. */
@NullMarked
package org.pulang.query.casefile;

import org.jspecify.annotations.NullMarked;
