package org.pulang.event;

/** What the person wants to reach, who stands behind it, and how far they have come. */
public sealed interface CarePlanEvent extends CaseEvent
        permits ApprovalRequested,
                Approved,
                CarePlanAgreed,
                CarePlanRevised,
                GoalAchieved,
                GoalAbandoned,
                ReturnedForChange,
                ReviewScheduled {}
