package org.pulang.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpTest {

    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"phr", "phrh"})
    void takesASureProofOfTheLastFiveMinutes(String acr) {
        assertThat(StepUp.isFresh(acr, NOW, NOW)).isTrue();
        assertThat(StepUp.isFresh(acr, NOW.minusSeconds(300), NOW)).isTrue();
        assertThat(StepUp.isFresh(acr, NOW.minusSeconds(301), NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "pwd", "PHR", "", "phr phrh"})
    void takesNoWeakerProof(String acr) {
        assertThat(StepUp.isFresh(acr, NOW, NOW)).isFalse();
    }

    @Test
    void takesNoProofWithoutItsTime() {
        assertThat(StepUp.isFresh("phr", Instant.EPOCH, NOW)).isFalse();
    }

    @Test
    void bearsWithAnIssuerWhoseClockIsAMinuteAheadButNoMore() {
        assertThat(StepUp.isFresh("phr", NOW.plusSeconds(60), NOW)).isTrue();
        assertThat(StepUp.isFresh("phr", NOW.plusSeconds(61), NOW)).isFalse();
    }
}
