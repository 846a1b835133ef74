package org.pulang.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Siti",
                "Nu'man bin Sa\u2019ad",
                "\uA9B1\uA9B6\uA9A0\uA9B6",
                "\u0633\u064A\u062A\u064A \u200F(Siti)",
                "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC",
                "\uD83D\uDC69\u200D\uD83D\uDC67",
                "Caf\u00E9",
                "one\ttwo\r\nthree"
            })
    void acceptsWhatPeopleWrite(String text) {
        assertThat(PlainText.accepts(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001B[31mb",
                "a\u0085b",
                "a\u202Egnp",
                "a\u2066b",
                "a\uFFFFb",
                "a\uD800b",
                "a\uDC00b"
            })
    void refusesWhatDeceivesOrBreaks(String text) {
        assertThat(PlainText.accepts(text)).isFalse();
    }

    @Test
    void makesEqualWhatLooksEqual() {
        assertThat(PlainText.normalised("Cafe\u0301")).isEqualTo("Caf\u00E9");
        assertThat(PlainText.normalised("Caf\u00E9")).isEqualTo("Caf\u00E9");
    }
}
