/** Who works here: registered, given a role, disabled and enabled by administrators. */
@NullMarked
package org.pulang.command.staffmember;

import org.jspecify.annotations.NullMarked;
