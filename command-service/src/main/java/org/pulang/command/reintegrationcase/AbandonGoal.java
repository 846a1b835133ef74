package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.GoalAbandoned;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GoalAbandonReason;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.PartialDate;

/** A goal is let go; wanting something else is reason enough. */
@JsonClassDescription("Records that a goal of the plan is no longer pursued, and why.")
public record AbandonGoal(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull GoalId goalId,
        @NotNull GoalAbandonReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    GoalAbandoned abandoned() {
        return new GoalAbandoned(caseId, goalId, reason, note, occurredAt);
    }
}
