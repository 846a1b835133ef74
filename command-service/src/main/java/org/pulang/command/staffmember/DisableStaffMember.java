package org.pulang.command.staffmember;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.vocabulary.StaffId;

/** A member of staff may neither read nor act any more, whatever tokens they still hold. */
@JsonClassDescription("Ends a person's access at once, whatever tokens they still hold.")
public record DisableStaffMember(StaffId staffId) implements StaffCommand {

    StaffMemberDisabled disabled() {
        return new StaffMemberDisabled(staffId);
    }
}
