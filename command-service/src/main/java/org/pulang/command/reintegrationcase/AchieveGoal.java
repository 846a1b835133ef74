package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.GoalAchieved;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.PartialDate;

/** The person reached a goal. */
@JsonClassDescription("Records that the person reached a goal of the plan.")
public record AchieveGoal(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull GoalId goalId,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    GoalAchieved achieved() {
        return new GoalAchieved(caseId, goalId, note, occurredAt);
    }
}
