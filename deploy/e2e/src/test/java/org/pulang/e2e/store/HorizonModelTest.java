package org.pulang.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.pulang.e2e.store.HorizonModel.Variant;

/** The settled horizon, tried in every order in which appenders, readers and a crash can take their steps. */
class HorizonModelTest {

    /** Readers change nothing that others see, so one of them meets everything that three appenders can do. */
    @Test
    void aReaderOfThreeAppendersLosesNothingInAnyOrder() {
        var result = Exploration.of(new HorizonModel(Variant.AS_SPECIFIED, 3, 1));

        System.out.println("Horizon, 3 appenders, 1 reader: " + result);
        assertThat(result.counterexample()).isEmpty();
        assertThat(result.states()).isGreaterThan(100_000);
    }

    @Test
    void twoReadersOfTwoAppendersLoseNothingInAnyOrder() {
        var result = Exploration.of(new HorizonModel(Variant.AS_SPECIFIED, 2, 2));

        System.out.println("Horizon, 2 appenders, 2 readers: " + result);
        assertThat(result.counterexample()).isEmpty();
        assertThat(result.states()).isGreaterThan(100_000);
    }

    /** Takes minutes and some gigabytes. */
    @Test
    @EnabledIfSystemProperty(named = "pulang.torture", matches = "long")
    void twoReadersOfThreeAppendersLoseNothingInAnyOrder() {
        var result = Exploration.of(new HorizonModel(Variant.AS_SPECIFIED, 3, 2));

        System.out.println("Horizon, 3 appenders, 2 readers: " + result);
        assertThat(result.counterexample()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AS_SPECIFIED")
    void everyOtherProtocolIsFoundToLoseEvents(Variant mutant) {
        var result = Exploration.of(new HorizonModel(mutant, 3, 1));

        System.out.println("Horizon, " + mutant + ": " + result);
        assertThat(result.counterexample()).isNotEmpty();
        assertThat(result.counterexample().get(result.counterexample().size() - 1))
                .contains("LOST");
    }
}
