package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.RestitutionOrdered;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionId;

/** A court ordered restitution; an order of a higher court takes the place of an earlier one. */
@JsonClassDescription(
        "Records what a court ordered to be paid. A later order, of a higher court, takes the place of an "
                + "earlier one.")
public record RecordRestitutionOrder(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestitutionId restitutionId,
        @NotNull Money amount,
        @NotNull CourtLevel court,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    RestitutionOrdered ordered() {
        return new RestitutionOrdered(caseId, restitutionId, amount, court, note, occurredAt);
    }
}
