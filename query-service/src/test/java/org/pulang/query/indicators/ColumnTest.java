package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private static final int CASES = 40;
    private static final int DAYS = 30;

    private final Column column = new Column(Fact.Deliveries);

    @Test
    void tellsWhatWasKnownAtTheEndOfEachDay() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        // What each case was like at the end of which day, in plain.
        List<TreeMap<Integer, Integer>> plain = new ArrayList<>();
        for (int at = 0; at < CASES; at++) {
            int value = random.nextInt(3);
            column.begin(at, value);
            plain.add(new TreeMap<>(Map.of(0, value)));
        }
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(CASES);
            // Often several on a day, and not in the order of other cases.
            int day = Math.max(1, plain.get(at).lastKey() + random.nextInt(2));
            int value = random.nextInt(3);
            column.change(at, value, day);
            plain.get(at).put(day, value);
        }

        for (int day = 0; day <= DAYS; day++) {
            var then = column.at(day, CASES);
            for (int at = 0; at < CASES; at++) {
                assertThat(then[at])
                        .as("seed %s, case %s at the end of day %s", seed, at, day)
                        .isEqualTo(plain.get(at).floorEntry(day).getValue());
            }
        }
        for (int at = 0; at < CASES; at++) {
            assertThat(column.now()[at]).isEqualTo(plain.get(at).lastEntry().getValue());
        }
    }

    @Test
    void tellsAMonthWhenItIsOverOnItsLastDay() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int from = random.nextInt(20_000);
            int months = 1 + random.nextInt(36);
            int to = from + 27 * months + random.nextInt(6 * months + 3);
            assertThat(Known.monthsPassed(from, to, months))
                    .as("%s months from %s to %s", months, from, to)
                    .isEqualTo(!LocalDate.ofEpochDay(to)
                            .isBefore(LocalDate.ofEpochDay(from).plusMonths(months)));
        }
    }
}
