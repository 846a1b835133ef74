package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;

/** Nothing more is awaited on a claim. */
@JsonClassDescription(
        "Records that nothing more is awaited on a claim: it was denied or withdrawn, or the order cannot "
                + "be carried out. A claim paid in full needs no end.")
public record EndRestitutionClaim(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestitutionId restitutionId,
        @NotNull RestitutionEnd reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    RestitutionClaimEnded ended() {
        return new RestitutionClaimEnded(caseId, restitutionId, reason, note, occurredAt);
    }
}
