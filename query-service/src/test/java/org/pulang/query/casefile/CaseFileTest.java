package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.event.CaseEvent;
import org.pulang.query.RandomEvents;
import org.pulang.query.replay.Recorded;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;

class CaseFileTest {

    static Stream<Class<?>> caseEvents() {
        return EventCatalog.records().stream().filter(CaseEvent.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("caseEvents")
    void takesEveryEvent(Class<?> event) {
        assertThat(Fold.knows(event)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("caseEvents")
    void keepsWhatAnEventTold(Class<?> type) {
        var file = new CaseFile();
        file.apply(identified(caseId(1)), recorded(0));
        var before = EventJson.MAPPER.valueToTree(file);
        before.asObject().remove(List.of("version", "position", "recordedAt"));

        // Each id is one of three: among these some event meets what it is about.
        var random = new RandomEvents(1, caseId(1));
        random.history(400).forEach(event -> file.apply(event, recorded(1)));
        for (int version = 2; version < 20; version++) {
            file.apply((CaseEvent) random.any(type), recorded(version));
        }

        var after = EventJson.MAPPER.valueToTree(file);
        after.asObject().remove(List.of("version", "position", "recordedAt"));
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void readsBackFromItsJsonAsItWasWritten() {
        var file = new CaseFile();
        var history = new RandomEvents(7, caseId(1)).history(300);
        for (int version = 0; version < history.size(); version++) {
            file.apply(history.get(version), recorded(version));
        }

        var json = EventJson.MAPPER.writeValueAsString(file);
        var again = EventJson.MAPPER.readValue(json, CaseFile.class);

        assertThat(EventJson.MAPPER.writeValueAsString(again)).isEqualTo(json);
    }

    private static Recorded recorded(int version) {
        return new Recorded(
                version + 1,
                caseId(1).value(),
                version,
                new UUID(0x0198_f2d0_0000_7000L, version),
                Instant.parse("2026-02-01T03:00:00Z").plusSeconds(60L * version),
                Map.of("actor", "worker-1"));
    }
}
