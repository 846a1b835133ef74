package org.pulang.query.indicators;

/** Every figure of the dashboard for one filter. */
record Figures(Counts counts, TimeToAssessment timeToAssessmentDays, FollowUpsOnTime followUps) {}
