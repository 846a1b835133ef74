package org.pulang.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Meters: where each projection stands and how far it is behind. */
@Component
class ProjectionMeters implements MeterBinder {

    private final Projections projections;
    private final Positions positions;

    ProjectionMeters(Projections projections, Positions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var name : projections.names()) {
            gauge(registry, "position", name, "Position of the last event handled", Progress::position);
            gauge(registry, "lag.events", name, "Positions up to the head of the store", Progress::lagEvents);
            gauge(registry, "lag.seconds", name, "Age of the oldest event not handled", Progress::lagSeconds);
        }
    }

    private void gauge(
            MeterRegistry registry, String what, String name, String description, ToDoubleFunction<Progress> value) {
        Gauge.builder("pulang.projection." + what, positions, p -> value.applyAsDouble(p.progress(name)))
                .description(description)
                .tag("processor", name)
                .register(registry);
    }
}
