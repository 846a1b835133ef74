package org.pulang.bench.store;

import java.util.Map;
import java.util.UUID;
import org.pulang.event.CaseEvent;

/**
 * An event to be stored, with the version expected of it.
 *
 * @param payload {@code event} as JSON, for stores that take bytes
 * @param metadataBytes {@code metadata} as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere, and a copy would be measured.
public record Draft(
        UUID stream,
        int version,
        CaseEvent event,
        byte[] payload,
        Map<String, String> metadata,
        byte[] metadataBytes) {}
