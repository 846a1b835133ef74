package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.DayZeroNeedOverdue;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroNeed;

/** The time of some need of the first days is over. Issued by the clock; without effect where all were met. */
@Automatic
@JsonClassDescription("Records which needs of the first days were not met in time.")
public record MarkDayZeroNeedsOverdue(
        @TargetAggregateIdentifier CaseId caseId) implements SafetyCommand {

    DayZeroNeedOverdue overdue(DayZeroNeed need, Instant dueBy) {
        return new DayZeroNeedOverdue(caseId, need, dueBy, null);
    }
}
