package org.pulang.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
}
