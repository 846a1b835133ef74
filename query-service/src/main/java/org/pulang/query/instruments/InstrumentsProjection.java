package org.pulang.query.instruments;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.InstrumentPublished;
import org.pulang.event.InstrumentRetired;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/** For whoever asks people: which instruments are there, what do they ask, and which are still used? */
@Component
class InstrumentsProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(InstrumentRow.class);
    }

    @EventHandler
    void on(InstrumentPublished event, Recorded recorded, RowBuffer rows) {
        rows.add(InstrumentRow.of(event, recorded));
    }

    @EventHandler
    void on(InstrumentRetired event, Recorded recorded, RowBuffer rows) {
        rows.row(InstrumentRow.class, event.instrumentId().stream()).retiredAt = recorded.recordedAt();
    }
}
