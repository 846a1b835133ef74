package org.pulang.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.pulang.e2e.store.LaneModel.Variant;

/** Claims, batches and parked cases under freezing and dying nodes, a thousand times over. */
class LaneModelTest {

    private static final int SEEDS = 1_000;

    @Test
    void eachEventTakesEffectOnceAndInOrderUnderEverySeed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(LaneModel.run(Variant.AS_SPECIFIED, seed))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AS_SPECIFIED")
    void everyOtherWayOfDeliveryIsFoundToBeWrong(Variant mutant) {
        var found = LongStream.range(0, SEEDS)
                .mapToObj(seed -> LaneModel.run(mutant, seed))
                .filter(story -> !story.isEmpty())
                .findFirst()
                .orElse(List.of());

        System.out.println("Lanes, " + mutant + ":\n    " + String.join("\n    ", found));
        assertThat(found).isNotEmpty();
    }
}
