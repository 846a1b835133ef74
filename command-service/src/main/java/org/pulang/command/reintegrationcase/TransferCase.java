package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.CaseTransferOffered;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;

/** Another organisation is to answer for the case; it decides itself. */
@JsonClassDescription(
        "Offers the case to another organisation that works with Pulang. Needs the consent of the person to share with"
                + " it; until a supervisor there accepts, the case stays where it is, and they see little more than what stands"
                + " here.")
public record TransferCase(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId TransferId transferId,

        @JsonPropertyDescription("The organisation, as the directory knows it.") @NotNull
        ProviderId providerId,

        @NotNull TransferReason reason,

        @JsonPropertyDescription("What the other organisation has to know to decide.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> note,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    CaseTransferOffered offered(OrganisationId receiver) {
        return new CaseTransferOffered(caseId, transferId, providerId, receiver, reason, note, occurredAt);
    }
}
