package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.RestitutionClaimed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.RestitutionLoss;

/** The person claims restitution from whoever trafficked them. */
@JsonClassDescription("Records that restitution was claimed (Law 21/2007, Art. 48). Until it is paid in full or the "
        + "claim ends, no erasure is approved.")
public record ClaimRestitution(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId RestitutionId restitutionId,

        @JsonPropertyDescription("The proceeding it is part of, where there is one.") @Nullable
        ProceedingId proceedingId,

        @JsonPropertyDescription("Through whom it is claimed.") @NotNull
        RestitutionChannel channel,

        @JsonPropertyDescription("How much, where it is known already.") @Nullable
        Money amount,

        @Nullable @Size(max = 4) List<@NotNull RestitutionLoss> losses,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    RestitutionClaimed claimed() {
        return new RestitutionClaimed(
                caseId,
                restitutionId,
                proceedingId,
                channel,
                amount,
                losses == null ? List.of() : losses,
                note,
                occurredAt);
    }
}
