package org.pulang.store.upcasting;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All upcasters in order: each event passes those between its stored revision and today's. */
public final class EventUpcasters {

    static final List<EventUpcaster> ALL = List.of(new AssessmentRecordedV1ToV2());

    private EventUpcasters() {}

    /** @throws IllegalStateException if a step between the two revisions is missing */
    public static JsonNode lift(String event, int from, int to, JsonNode json) {
        for (int revision = from; revision < to; revision++) {
            upcaster(event, revision).lift((ObjectNode) json);
        }
        return json;
    }

    private static EventUpcaster upcaster(String event, int from) {
        return ALL.stream()
                .filter(upcaster -> upcaster.event().equals(event) && upcaster.from() == from)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No upcaster reads %s revision %d.".formatted(event, from)));
    }
}
