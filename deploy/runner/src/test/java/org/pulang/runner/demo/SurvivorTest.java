package org.pulang.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pulang.runner.batch.BatchLine;
import org.pulang.vocabulary.Gender;

class SurvivorTest {

    private static final long SEED = 2007;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void repeatsTheMarginsOfTheStudy() {
        var survivors = IntStream.range(75, 150)
                .mapToObj(index -> Survivor.of(SEED, index))
                .toList();

        assertThat(count(survivors, Survivor::gender))
                .containsOnly(entry(Gender.Feminine, 46L), entry(Gender.Masculine, 29L));
        assertThat(count(survivors, Survivor::exploitation))
                .containsOnly(
                        entry(Exploitation.SexualExploitation, 15L),
                        entry(Exploitation.DomesticWork, 31L),
                        entry(Exploitation.Fishing, 15L),
                        entry(Exploitation.Plantation, 6L),
                        entry(Exploitation.Factory, 4L),
                        entry(Exploitation.Construction, 2L),
                        entry(Exploitation.Other, 2L));
        assertThat(count(survivors, survivor -> survivor.country().equals("ID")))
                .containsEntry(true, 14L);
        assertThat(count(survivors, Survivor::alsoAtHome)).containsEntry(true, 3L);
    }

    @Test
    void theSameSeedTellsTheSameLife() {
        assertThat(Life.of(SEED, 3, TODAY)).isEqualTo(Life.of(SEED, 3, TODAY)).isNotEqualTo(Life.of(1, 3, TODAY));
    }

    @Test
    void nothingHasHappenedAfterToday() {
        var days = lives().stream()
                .map(line -> (LocalDate) line.body().get("occurredAt"))
                .toList();

        assertThat(days).hasSizeGreaterThan(1000).allMatch(day -> !day.isAfter(TODAY));
    }

    @Test
    void everyCommandHasAKeyOfItsOwn() {
        assertThat(lives()).extracting(BatchLine::key).doesNotHaveDuplicates();
    }

    private static List<BatchLine> lives() {
        return IntStream.range(0, 75)
                .mapToObj(index -> Life.of(SEED, index, TODAY))
                .flatMap(List::stream)
                .toList();
    }

    private static <K> Map<K, Long> count(List<Survivor> survivors, Function<Survivor, K> by) {
        return survivors.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
