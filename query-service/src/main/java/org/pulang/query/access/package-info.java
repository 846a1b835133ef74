/** Who may read: whoever signed in and works here, by facts about staff looked up for each request, and how fresh they are. */
@NullMarked
package org.pulang.query.access;

import org.jspecify.annotations.NullMarked;
