/** Who may read what: whoever signed in and works here, the facts it is decided by, the guard of all routes, and answers that show only what may be seen. */
@NullMarked
package org.pulang.query.access;

import org.jspecify.annotations.NullMarked;
