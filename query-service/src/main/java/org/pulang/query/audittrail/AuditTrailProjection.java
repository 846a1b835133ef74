package org.pulang.query.audittrail;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CaseEvent;
import org.pulang.event.ErasureEvent;
import org.pulang.event.GrantEvent;
import org.pulang.event.InstrumentEvent;
import org.pulang.event.LinkEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.event.StaffEvent;
import org.pulang.event.SubjectRequestEvent;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.store.EventCatalog;
import org.springframework.stereotype.Component;

/** For the auditor: which events are there, by whom, under which purpose? One handler takes every event. */
@Component
class AuditTrailProjection implements Projection {

    static final String GRANT_TOPIC = "AccessGrant";
    static final String ERASURE_TOPIC = "ErasureRequest";
    static final String REQUEST_TOPIC = "SubjectRequest";
    static final String LINK_TOPIC = "CaseLink";
    static final String PROVIDER_TOPIC = "ServiceProvider";
    static final String INSTRUMENT_TOPIC = "PublishedInstrument";
    static final String STAFF_TOPIC = "StaffMember";

    @Override
    public List<Class<?>> rows() {
        return List.of(AuditTrailRow.class);
    }

    @EventHandler
    void on(CaseEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), EventCatalog.topic(event.getClass()), recorded)
                .about(event.caseId(), event.occurredAt()));
    }

    @EventHandler
    void on(GrantEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), GRANT_TOPIC, recorded).about(event.caseId(), null));
    }

    @EventHandler
    void on(ErasureEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), ERASURE_TOPIC, recorded).about(event.caseId(), null));
    }

    @EventHandler
    void on(SubjectRequestEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), REQUEST_TOPIC, recorded).about(event.caseId(), null));
    }

    /** In the trail of both cases. */
    @EventHandler
    void on(LinkEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), LINK_TOPIC, recorded).about(event.caseId(), null));
        var other = AuditTrailRow.of(event.getClass(), LINK_TOPIC, recorded).about(event.otherCaseId(), null);
        other.about = 1;
        rows.add(other);
    }

    @EventHandler
    void on(ProviderEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), PROVIDER_TOPIC, recorded));
    }

    @EventHandler
    void on(InstrumentEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), INSTRUMENT_TOPIC, recorded));
    }

    @EventHandler
    void on(StaffEvent event, Recorded recorded, RowBuffer rows) {
        rows.add(AuditTrailRow.of(event.getClass(), STAFF_TOPIC, recorded));
    }
}
