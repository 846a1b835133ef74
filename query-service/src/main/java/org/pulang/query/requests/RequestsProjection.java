package org.pulang.query.requests;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.SubjectRequestAnswered;
import org.pulang.event.SubjectRequestCancelled;
import org.pulang.event.SubjectRequestEvent;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.event.SubjectRequestRefused;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/**
 * For the privacy officer: which requests wait for an answer, and until when? Whether one is overdue is for the clock at the
 * reading to say, not for the row.
 */
@Component
class RequestsProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(RequestRow.class);
    }

    @EventHandler
    void on(SubjectRequestReceived event, Recorded recorded, RowBuffer rows) {
        rows.add(RequestRow.of(event, recorded));
    }

    @EventHandler
    void on(SubjectRequestAnswered event, Recorded recorded, RowBuffer rows) {
        row(event, rows).ended(RequestState.Answered, recorded);
    }

    @EventHandler
    void on(SubjectRequestRefused event, Recorded recorded, RowBuffer rows) {
        var row = row(event, rows);
        row.ended(RequestState.Refused, recorded);
        row.refusedFor = event.ground();
    }

    @EventHandler
    void on(SubjectRequestCancelled event, Recorded recorded, RowBuffer rows) {
        row(event, rows).ended(RequestState.Cancelled, recorded);
    }

    private static RequestRow row(SubjectRequestEvent event, RowBuffer rows) {
        return rows.row(RequestRow.class, event.requestId().value());
    }
}
