package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FamilyTraced;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.TracingChannel;
import org.pulang.vocabulary.TracingOutcome;

/** The family is being looked for, or the search has ended; one record for each step. */
@JsonClassDescription(
        "Records a step in looking for the family. Needs the live consent of the person to family " + "tracing.")
public record TraceFamily(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull TracingChannel channel,
        @NotNull TracingOutcome outcome,

        @JsonPropertyDescription(
                "Who of the directory looks for them; required where the consent names recipients, and then one of these.")
        @Nullable
        ProviderId providerId,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyTraced traced() {
        return new FamilyTraced(caseId, channel, outcome, providerId, note, occurredAt);
    }
}
