package org.pulang.query.erasures;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.ErasureApproved;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureCancelled;
import org.pulang.event.ErasureCompleted;
import org.pulang.event.ErasureEvent;
import org.pulang.event.ErasureRefused;
import org.pulang.event.ErasureRequested;
import org.pulang.event.KeysDestroyed;
import org.pulang.event.LegalHoldLifted;
import org.pulang.event.LegalHoldPlaced;
import org.pulang.event.RequesterVerified;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.Role;
import org.springframework.stereotype.Component;

/** For the privacy officer: which requests to erase are there, and what does each wait for? */
@Component
class ErasuresProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(ErasureRow.class);
    }

    @EventHandler
    void on(ErasureRequested event, Recorded recorded, RowBuffer rows) {
        rows.add(ErasureRow.of(event, recorded));
    }

    @EventHandler
    void on(RequesterVerified event, RowBuffer rows) {
        var row = row(event, rows);
        row.request.personsOwnWill = event.seenAlone() && event.coercion() == CoercionCheck.NoSign;
        if (!row.request.personsOwnWill) {
            row.request.approvedBy.clear();
            row.request.beginsAt = null;
        }
        row.state = row.request.state();
    }

    @EventHandler
    void on(LegalHoldPlaced event, RowBuffer rows) {
        var row = row(event, rows);
        row.request.holds.add(event.ground());
        row.state = row.request.state();
    }

    @EventHandler
    void on(LegalHoldLifted event, RowBuffer rows) {
        var row = row(event, rows);
        row.request.holds.remove(event.ground());
        row.state = row.request.state();
    }

    @EventHandler
    void on(ErasureApproved event, Recorded recorded, RowBuffer rows) {
        var row = row(event, rows);
        row.request.approvedBy.add(Role.valueOf(recorded.metadata().getOrDefault(EventMetadata.ROLE, "System")));
        row.request.beginsAt = event.beginsAt();
        row.state = row.request.state();
    }

    @EventHandler
    void on(ErasureBegun event, RowBuffer rows) {
        row(event, rows).state = ErasureState.Begun;
    }

    @EventHandler
    void on(KeysDestroyed event, RowBuffer rows) {
        row(event, rows).state = ErasureState.KeysDestroyed;
    }

    @EventHandler
    void on(ErasureCompleted event, RowBuffer rows) {
        var row = row(event, rows);
        row.request.backupsGoneBy = event.backupsGoneBy();
        row.state = ErasureState.Completed;
    }

    @EventHandler
    void on(ErasureRefused event, RowBuffer rows) {
        var row = row(event, rows);
        row.request.refusedFor = event.ground();
        row.state = ErasureState.Refused;
    }

    @EventHandler
    void on(ErasureCancelled event, RowBuffer rows) {
        row(event, rows).state = ErasureState.Cancelled;
    }

    private static ErasureRow row(ErasureEvent event, RowBuffer rows) {
        return rows.row(ErasureRow.class, event.erasureId().value());
    }
}
