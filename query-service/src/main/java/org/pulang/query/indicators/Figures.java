package org.pulang.query.indicators;

import java.util.Map;

/** Every figure of the dashboard for one filter. */
record Figures(Counts counts, TimeToAssessment timeToAssessmentDays, FollowUpsOnTime followUps) {

    static final Figures NOBODY = new Figures(
            Counts.of(Map.of()), new TimeToAssessment(null, null, 0, 0, 0), FollowUpsOnTime.of(0, 0, 0, 0, 0, 0, 0));
}
