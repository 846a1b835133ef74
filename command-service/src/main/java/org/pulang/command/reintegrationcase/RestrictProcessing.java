package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ProcessingRestricted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestrictionGround;

/** The person forbids more than keeping their details and staying in contact. */
@JsonClassDescription(
        "Stops work on the case but for contact, notes, corrections and what the person takes back, until it is lifted.")
public record RestrictProcessing(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestrictionGround ground,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ConsentCommand {

    ProcessingRestricted restricted() {
        return new ProcessingRestricted(caseId, ground, occurredAt);
    }
}
