/** Who may read: the facts about staff, from their events, and how fresh they are. */
@NullMarked
package org.pulang.query.access;

import org.jspecify.annotations.NullMarked;
