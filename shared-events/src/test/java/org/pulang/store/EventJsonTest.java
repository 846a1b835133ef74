package org.pulang.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;
import tools.jackson.core.JacksonException;

class EventJsonTest {

    @Test
    void readsFromOutsideWhatIsWithinItsLimits() {
        EventJson.INCOMING.readTree("[".repeat(32) + "]".repeat(32));
        EventJson.INCOMING.readTree("\"%s\"".formatted("x".repeat(64 * 1024)));
        EventJson.INCOMING.readTree("9".repeat(64));
        EventJson.INCOMING.readTree("[" + "1,".repeat(19_000) + "1]");
    }

    static Stream<String> beyond() {
        return Stream.of(
                "[".repeat(33) + "]".repeat(33),
                "\"%s\"".formatted("x".repeat(64 * 1024 + 1)),
                "9".repeat(65),
                "[" + "1,".repeat(20_000) + "1]");
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void refusesFromOutsideWhatIsBeyond(String json) {
        assertThatThrownBy(() -> EventJson.INCOMING.readTree(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void readsFromTheStoreWhateverIsThere() {
        beyond().forEach(json -> assertThat(EventJson.MAPPER.readTree(json)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CaseId.class,
                ApplicationId.class,
                StaffId.class,
                UUID.class,
                LocalDate.class,
                PartialDate.class,
                Gender.class,
                Integer.class,
                BigDecimal.class
            })
    void readsNothingOutOfBlanks(Class<?> type) {
        for (var blank : List.of("\"\"", "\"   \"")) {
            assertThatThrownBy(() -> EventJson.MAPPER.readValue(blank, type)).isInstanceOf(JacksonException.class);
        }
    }
}
