package org.pulang.command.staffmember;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.vocabulary.StaffId;

/** A disabled member of staff may work again, in the role they had. */
@JsonClassDescription("Lets a disabled person work again, in the role they had.")
public record EnableStaffMember(StaffId staffId) implements StaffCommand {

    StaffMemberEnabled enabled() {
        return new StaffMemberEnabled(staffId);
    }
}
