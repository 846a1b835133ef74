package org.pulang.query.audittrail;

import java.sql.Timestamp;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.PartialDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For the auditor: which events are there, by whom, under which purpose? One handler takes every event. */
@Component
class AuditTrailProjection implements Projection {

    static final String PROVIDER_TOPIC = "ServiceProvider";

    private final JdbcClient jdbc;

    AuditTrailProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("audittrail");
    }

    @EventHandler
    void on(CaseEvent event, Recorded recorded) {
        insert(event, recorded, event.caseId().value(), EventCatalog.topic(event.getClass()), event.occurredAt());
    }

    @EventHandler
    void on(ProviderEvent event, Recorded recorded) {
        insert(event, recorded, null, PROVIDER_TOPIC, null);
    }

    private void insert(
            Object event, Recorded recorded, @Nullable Object caseId, String topic, @Nullable PartialDate occurredAt) {
        jdbc.sql("""
                INSERT INTO readmodel.audittrail (position, stream, version, case_id, type, topic, recorded_at, occurred_at,
                    actor, organisation, role, purpose, correlation_id, causation_id, command_id, client_time)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(recorded.position())
                .param(recorded.stream())
                .param(recorded.version())
                .param(caseId)
                .param(EventCatalog.name(event.getClass()))
                .param(topic)
                .param(Timestamp.from(recorded.recordedAt()))
                .param(occurredAt == null ? null : occurredAt.value())
                .param(recorded.actor())
                .param(recorded.organisation())
                .param(recorded.metadata().get(EventMetadata.ROLE))
                .param(recorded.metadata().get(EventMetadata.PURPOSE))
                .param(recorded.metadata().get(EventMetadata.CORRELATION_ID))
                .param(recorded.metadata().get(EventMetadata.CAUSATION_ID))
                .param(recorded.metadata().get(EventMetadata.COMMAND_ID))
                .param(recorded.metadata().get(EventMetadata.CLIENT_TIME))
                .update();
    }
}
