package org.pulang.command.staffmember;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.pulang.event.RoleChanged;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** A member of staff gets another role; it counts from their next request on. */
@JsonClassDescription("Gives a member of staff another role, which counts from their next request on.")
public record ChangeRole(StaffId staffId, @NotNull Role role) implements StaffCommand {

    RoleChanged changed() {
        return new RoleChanged(staffId, role);
    }
}
