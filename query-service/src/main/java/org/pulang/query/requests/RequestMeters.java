package org.pulang.query.requests;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.pulang.query.access.ReadingFor;
import org.springframework.stereotype.Component;

/** Meter: how many requests are overdue, in all organisations. A number alone: an alert tells nobody's case. */
@Component
class RequestMeters implements MeterBinder {

    private final Requests requests;
    private final ReadingFor readingFor;

    RequestMeters(Requests requests, ReadingFor readingFor) {
        this.requests = requests;
        this.readingFor = readingFor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pulang.requests.overdue", requests, all -> readingFor.counting(all::overdue))
                .description("Requests of people by right, received more than 72 hours ago, that nobody has answered")
                .register(registry);
    }
}
