package org.pulang.event;

/** What the person wants to reach, and how far they have come. */
public sealed interface CarePlanEvent extends CaseEvent
        permits CarePlanAgreed, CarePlanRevised, GoalAchieved, GoalAbandoned, ReviewScheduled {}
