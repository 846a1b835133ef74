package org.pulang.query.outlet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.pulang.query.outlet.Outlets.Status;
import org.springframework.stereotype.Component;

/** Meters: how far each target is behind, and how many of its cases wait for an operator. */
@Component
class OutletMeters implements MeterBinder {

    private final Outlets outlets;

    OutletMeters(Outlets outlets) {
        this.outlets = outlets;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var name : outlets.names()) {
            gauge(registry, "lag.events", name, "Positions up to the head of the store", Status::lagEvents);
            gauge(registry, "lag.seconds", name, "Age of the oldest event not told", Status::lagSeconds);
            gauge(registry, "waiting", name, "Cases behind an event that the target refused", Status::waiting);
            gauge(registry, "dead", name, "Cases behind an event that is no longer tried", Status::deadLetters);
        }
    }

    private void gauge(
            MeterRegistry registry, String what, String name, String description, ToDoubleFunction<Status> value) {
        Gauge.builder("pulang.outlet." + what, outlets, of -> value.applyAsDouble(of.status(name)))
                .description(description)
                .tag("target", name)
                .register(registry);
    }
}
