package org.pulang.command.staffmember;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.vocabulary.StaffId;

/** Everything that can be asked about somebody's access as a member of staff. */
public sealed interface StaffCommand permits ChangeRole, DisableStaffMember, EnableStaffMember, RegisterStaffMember {

    StaffId staffId();

    @TargetAggregateIdentifier
    default UUID stream() {
        return staffId().stream();
    }
}
