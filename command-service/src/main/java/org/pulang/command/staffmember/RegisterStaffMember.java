package org.pulang.command.staffmember;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.Begins;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnitId;

/** Somebody begins to work here. The id is the subject of the tokens they sign in with, never a name. */
@Begins
@JsonClassDescription(
        "Lets a person work here, in one role for one organisation. The id is the subject of their tokens.")
public record RegisterStaffMember(
        StaffId staffId,
        @NotNull OrganisationId organisation,

        @JsonPropertyDescription("Part of the organisation, where it has several.") @Nullable
        UnitId unit,

        @NotNull Role role)
        implements StaffCommand {

    StaffMemberRegistered registered() {
        return new StaffMemberRegistered(staffId, organisation, unit, role);
    }
}
