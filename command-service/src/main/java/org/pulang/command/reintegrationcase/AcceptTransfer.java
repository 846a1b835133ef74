package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TransferId;

/** The organisation that was asked takes the case over. */
@JsonClassDescription(
        "Takes the case over: from this moment it is owned by the caseworker named, for the organisation of who sends"
                + " this.")
public record AcceptTransfer(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull TransferId transferId,

        @JsonPropertyDescription("Who owns the case from then on: of the accepting organisation.") @NotNull
        StaffId caseworker,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    CaseTransferAccepted accepted() {
        return new CaseTransferAccepted(caseId, transferId, caseworker, occurredAt);
    }

    CaseworkerAssigned assigned(OrganisationId receiver) {
        return new CaseworkerAssigned(caseId, caseworker, receiver, null, occurredAt);
    }
}
