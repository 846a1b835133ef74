package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link CarePlan}. */
public sealed interface CarePlanCommand extends CaseCommand
        permits AbandonGoal,
                AchieveGoal,
                AgreeCarePlan,
                Approve,
                RequestApproval,
                ReturnForChange,
                ReviseCarePlan,
                ScheduleReview {}
