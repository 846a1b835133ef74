/** Who may see and do what: one policy for both services, decided by tables. */
@NullMarked
package org.pulang.access;

import org.jspecify.annotations.NullMarked;
