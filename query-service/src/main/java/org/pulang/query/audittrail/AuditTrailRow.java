package org.pulang.query.audittrail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** That an event was recorded: by whom, when, for what purpose. */
@Table(value = "audittrail", appendOnly = true)
class AuditTrailRow {
    long position;
    String stream;
    long version;

    /** 1 in the trail of the case that an event about two names second. */
    int about;

    @Nullable
    UUID caseId;

    String type;
    String topic;
    Instant recordedAt;

    @Nullable
    String occurredAt;

    @Nullable
    String actor;

    @Nullable
    String organisation;

    @Nullable
    String role;

    @Nullable
    String purpose;

    @Nullable
    String correlationId;

    @Nullable
    String causationId;

    @Nullable
    String commandId;

    @Nullable
    String clientTime;

    static AuditTrailRow of(Class<?> event, String topic, Recorded recorded) {
        var metadata = recorded.metadata();
        var row = new AuditTrailRow();
        row.position = recorded.position();
        row.stream = recorded.stream().toString();
        row.version = recorded.version();
        row.type = EventCatalog.name(event);
        row.topic = topic;
        row.recordedAt = recorded.recordedAt();
        row.actor = recorded.actor();
        row.organisation = recorded.organisation();
        row.role = metadata.get(EventMetadata.ROLE);
        row.purpose = metadata.get(EventMetadata.PURPOSE);
        row.correlationId = metadata.get(EventMetadata.CORRELATION_ID);
        row.causationId = metadata.get(EventMetadata.CAUSATION_ID);
        row.commandId = metadata.get(EventMetadata.COMMAND_ID);
        row.clientTime = metadata.get(EventMetadata.CLIENT_TIME);
        return row;
    }

    AuditTrailRow about(CaseId id, @Nullable PartialDate occurred) {
        caseId = id.value();
        occurredAt = occurred == null ? null : occurred.value();
        return this;
    }
}
