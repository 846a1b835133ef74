package org.pulang.query.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Meters: emergency accesses that are open, and those whose review is late. Numbers alone: an alert tells nobody's case. */
@Component
class GrantMeters implements MeterBinder {

    private final Grants grants;
    private final ReadingFor readingFor;

    GrantMeters(Grants grants, ReadingFor readingFor) {
        this.grants = grants;
        this.readingFor = readingFor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pulang.emergency.access.open", grants, open -> readingFor.counting(open::open))
                .description("Emergency accesses that have not expired")
                .register(registry);
        Gauge.builder("pulang.emergency.reviews.overdue", grants, late -> readingFor.counting(late::overdue))
                .description("Emergency accesses opened more than 72 hours ago that nobody has reviewed")
                .register(registry);
    }
}
