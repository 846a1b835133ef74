package org.pulang.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Meters: where each projection stands, how far it is behind, and what keeps it from going on. */
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
            progress(registry, "position", name, "Position of the last event handled", Progress::position);
            progress(registry, "lag.events", name, "Positions up to the head of the store", Progress::lagEvents);
            progress(registry, "lag.seconds", name, "Age of the oldest event not handled", Progress::lagSeconds);
            gauge(
                    registry,
                    "parked",
                    name,
                    "Cases that wait behind an event it cannot handle",
                    of -> of.parked(name).size());
            gauge(
                    registry,
                    "rebuild",
                    name,
                    "How much of the log a running rebuild has handled, 0 to 1; 1 without one",
                    of -> of.rebuildProgress(name));
        }
        Gauge.builder("pulang.horizon.held.seconds", projections, Projections::heldSeconds)
                .description("For how long one open append has held delivery back")
                .register(registry);
    }

    private void progress(
            MeterRegistry registry, String what, String name, String description, ToDoubleFunction<Progress> value) {
        gauge(registry, what, name, description, of -> value.applyAsDouble(positions.progress(name)));
    }

    private void gauge(
            MeterRegistry registry, String what, String name, String description, ToDoubleFunction<Projections> value) {
        Gauge.builder("pulang.projection." + what, projections, value)
                .description(description)
                .tag("processor", name)
                .register(registry);
    }
}
