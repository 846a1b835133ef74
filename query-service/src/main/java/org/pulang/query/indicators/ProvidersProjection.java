package org.pulang.query.indicators;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ServiceOffered;
import org.pulang.query.indicators.ProviderRow.Change;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/** For analysts: where do providers help, and where did they as of a day? By itself, since providers are no cases. */
@Component
class ProvidersProjection implements Projection {

    @Override
    public String name() {
        return Projection.nameOf(getClass()) + "-providers";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(ProviderRow.class);
    }

    @EventHandler
    void on(ProviderRegistered event, Recorded recorded, RowBuffer rows) {
        rows.add(ProviderRow.of(
                event, recorded, Change.Registered, null, event.area() == null ? List.of() : List.of(event.area())));
    }

    @EventHandler
    void on(ServiceOffered event, Recorded recorded, RowBuffer rows) {
        rows.add(ProviderRow.of(event, recorded, Change.Offered, event.offerId().value(), event.areas()));
    }

    @EventHandler
    void on(OfferWithdrawn event, Recorded recorded, RowBuffer rows) {
        rows.add(ProviderRow.of(
                event, recorded, Change.Withdrawn, event.offerId().value(), List.of()));
    }

    @EventHandler
    void on(ProviderSuspended event, Recorded recorded, RowBuffer rows) {
        rows.add(ProviderRow.of(event, recorded, Change.Suspended, null, List.of()));
    }

    @EventHandler
    void on(ProviderResumed event, Recorded recorded, RowBuffer rows) {
        rows.add(ProviderRow.of(event, recorded, Change.Resumed, null, List.of()));
    }
}
