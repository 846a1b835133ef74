package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/** The case gets another owner of the same organisation; there is exactly one at any time. */
@JsonClassDescription("Makes a member of staff the owner of the case, in place of the present one. To another"
        + " organisation it goes by transfer-case.")
public record AssignCaseworker(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull StaffId caseworker,
        @NotNull OrganisationId organisation,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    CaseworkerAssigned assigned() {
        return new CaseworkerAssigned(caseId, caseworker, organisation, reason, occurredAt);
    }
}
