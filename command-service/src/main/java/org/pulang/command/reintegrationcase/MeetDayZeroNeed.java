package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.PartialDate;

/** The person got what they needed at once, in time or late. */
@JsonClassDescription("Records that a need of the first days was met.")
public record MeetDayZeroNeed(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull DayZeroNeed need,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    DayZeroNeedMet met(Instant dueBy) {
        return new DayZeroNeedMet(caseId, need, dueBy, note, occurredAt);
    }
}
