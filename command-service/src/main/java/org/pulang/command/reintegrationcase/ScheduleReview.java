package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReviewScheduled;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;

/** The plan is to be looked at again. */
@JsonClassDescription(
        "Sets the day on which person and service look at the plan again, in place of the one set before.")
public record ScheduleReview(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull @Foreseeable LocalDate dueOn,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    ReviewScheduled scheduled() {
        return new ReviewScheduled(caseId, dueOn, occurredAt);
    }
}
