/** Access beyond what somebody has by role and case: opened in an emergency, or granted by a second person; always for a time. */
@NullMarked
package org.pulang.command.accessgrant;

import org.jspecify.annotations.NullMarked;
