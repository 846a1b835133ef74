package org.pulang.query.caseload;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CaseEvent;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.IncidentReported;
import org.pulang.event.RiskAssessed;
import org.pulang.event.ServiceDelivered;
import org.pulang.query.replay.Contact;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.query.replay.Stage;
import org.springframework.stereotype.Component;

/**
 * For whoever comes back to their cases: which did somebody else change since? And: how far has a case come, which risk is known? By itself,
 * since it takes every event of a case.
 */
@Component
class StandingProjection implements Projection {

    @Override
    public String name() {
        return Projection.nameOf(getClass()) + "-standing";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(StandingRow.class);
    }

    @EventHandler
    void on(CaseEvent event, Recorded recorded, RowBuffer rows) {
        changed(recorded, rows);
    }

    @EventHandler
    void on(AssessmentRecorded event, Recorded recorded, RowBuffer rows) {
        changed(recorded, rows).reached(Stage.Assessed);
    }

    @EventHandler
    void on(CarePlanAgreed event, Recorded recorded, RowBuffer rows) {
        changed(recorded, rows).reached(Stage.Planned);
    }

    @EventHandler
    void on(ServiceDelivered event, Recorded recorded, RowBuffer rows) {
        changed(recorded, rows).reached(Stage.Served);
    }

    /** A failed attempt is no contact. */
    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded, RowBuffer rows) {
        var row = changed(recorded, rows);
        if (Contact.isOne(event)) {
            row.reached(Stage.Monitored);
        }
    }

    @EventHandler
    void on(RiskAssessed event, Recorded recorded, RowBuffer rows) {
        changed(recorded, rows).risk = event.risk();
    }

    @EventHandler
    void on(IncidentReported event, Recorded recorded, RowBuffer rows) {
        changed(recorded, rows).risk = event.risk();
    }

    private static StandingRow changed(Recorded recorded, RowBuffer rows) {
        var by = Objects.requireNonNullElse(recorded.actor(), "");
        var row = rows.find(StandingRow.class, recorded.stream());
        if (row == null) {
            return rows.add(StandingRow.of(recorded, by));
        }
        row.changed(recorded, by);
        return row;
    }
}
