package org.pulang.query.audittrail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as the auditor sees it.
 *
 * @param caseId absent for events of providers and staff
 * @param occurredAt as precisely as told; absent means when it was recorded
 * @param sentence what it recorded, in the reader's language, without personal values
 */
record AuditEntry(
        long position,
        String stream,
        long version,
        @Nullable UUID caseId,
        String type,
        String topic,
        Instant recordedAt,
        @Nullable String occurredAt,
        @Nullable String actor,
        @Nullable String organisation,
        @Nullable String role,
        @Nullable String purpose,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String commandId,
        @Nullable String clientTime,
        @Nullable String sentence) {

    AuditEntry with(@Nullable String sentence) {
        return new AuditEntry(
                position,
                stream,
                version,
                caseId,
                type,
                topic,
                recordedAt,
                occurredAt,
                actor,
                organisation,
                role,
                purpose,
                correlationId,
                causationId,
                commandId,
                clientTime,
                sentence);
    }
}
