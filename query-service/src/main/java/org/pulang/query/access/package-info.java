/** Who may read what: the facts it is decided by, the guard of all routes, and answers that show only what may be seen. */
@NullMarked
package org.pulang.query.access;

import org.jspecify.annotations.NullMarked;
