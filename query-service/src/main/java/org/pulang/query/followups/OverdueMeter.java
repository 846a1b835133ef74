package org.pulang.query.followups;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.pulang.query.access.ReadingFor;
import org.springframework.stereotype.Component;

/** Meter: how many follow-ups are overdue, in all cases. */
@Component
class OverdueMeter implements MeterBinder {

    private final FollowUps followUps;
    private final ReadingFor readingFor;

    OverdueMeter(FollowUps followUps, ReadingFor readingFor) {
        this.followUps = followUps;
        this.readingFor = readingFor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pulang.followups.overdue", followUps, all -> readingFor.counting(all::overdue))
                .description("Follow-ups whose day is over, still planned or missed and unanswered")
                .register(registry);
    }
}
