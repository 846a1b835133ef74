package org.pulang.event;

import org.pulang.vocabulary.StaffId;

/** Everything that can happen to somebody's access as a member of staff. */
public sealed interface StaffEvent permits RoleChanged, StaffMemberDisabled, StaffMemberEnabled, StaffMemberRegistered {

    StaffId staffId();
}
