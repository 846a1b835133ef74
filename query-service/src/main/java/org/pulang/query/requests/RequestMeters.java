package org.pulang.query.requests;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Meter: how many requests are overdue, in all organisations. A number alone: an alert tells nobody's case. */
@Component
class RequestMeters implements MeterBinder {

    private final Requests requests;

    RequestMeters(Requests requests) {
        this.requests = requests;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pulang.requests.overdue", requests, Requests::overdue)
                .description("Requests of people by right, received more than 72 hours ago, that nobody has answered")
                .register(registry);
    }
}
