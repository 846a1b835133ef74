package org.pulang.query.directory;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.ProviderEvent;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ProviderVerificationDue;
import org.pulang.event.ProviderVerified;
import org.pulang.event.ServiceOffered;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/** For caseworkers: who helps with this, there, this person? For supervisors: which providers are to be verified? */
@Component
class DirectoryProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(DirectoryRow.class, OfferRow.class);
    }

    @EventHandler
    void on(ProviderRegistered event, Recorded recorded, RowBuffer rows) {
        rows.add(DirectoryRow.of(event, recorded));
    }

    @EventHandler
    void on(ServiceOffered event, Recorded recorded, RowBuffer rows) {
        row(event, recorded, rows).offered = true;
        rows.add(OfferRow.of(event, recorded));
    }

    @EventHandler
    void on(OfferWithdrawn event, Recorded recorded, RowBuffer rows) {
        row(event, recorded, rows);
        rows.remove(rows.row(
                OfferRow.class, event.providerId().value(), event.offerId().value()));
    }

    @EventHandler
    void on(ProviderSuspended event, Recorded recorded, RowBuffer rows) {
        var row = row(event, recorded, rows);
        row.suspendedFor = event.reason();
        row.suspendedAt = recorded.recordedAt();
    }

    @EventHandler
    void on(ProviderResumed event, Recorded recorded, RowBuffer rows) {
        var row = row(event, recorded, rows);
        row.suspendedFor = null;
        row.suspendedAt = null;
    }

    @EventHandler
    void on(ProviderVerified event, Recorded recorded, RowBuffer rows) {
        row(event, recorded, rows).verified(event, recorded);
    }

    @EventHandler
    void on(ProviderVerificationDue event, Recorded recorded, RowBuffer rows) {
        row(event, recorded, rows).verification = Verification.Due;
    }

    private static DirectoryRow row(ProviderEvent event, Recorded recorded, RowBuffer rows) {
        var row = rows.row(DirectoryRow.class, event.providerId().value());
        row.version = recorded.version();
        return row;
    }
}
