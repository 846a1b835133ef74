package org.pulang.query.casefile;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/** For the caseworker: everything known about one case, ready to read. The row holds the {@link CaseFile} as JSON. */
@Component
class CasefileProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(CasefileRow.class);
    }

    @EventHandler
    void on(CaseEvent event, Recorded recorded, RowBuffer rows) {
        var row = rows.find(CasefileRow.class, event.caseId().value());
        (row == null ? rows.add(CasefileRow.of(event.caseId())) : row).apply(event, recorded);
    }
}
