package org.pulang.query.followups;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Meter: how many follow-ups are overdue, in all cases. */
@Component
class OverdueMeter implements MeterBinder {

    private final FollowUps followUps;

    OverdueMeter(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pulang.followups.overdue", followUps, FollowUps::overdue)
                .description("Follow-ups whose day is over, still planned or missed and unanswered")
                .register(registry);
    }
}
