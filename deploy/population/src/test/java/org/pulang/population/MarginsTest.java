package org.pulang.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.pulang.population.Published.Band;
import org.pulang.population.Published.Region;
import org.pulang.population.Published.Share;
import org.pulang.vocabulary.Gender;

/** What was published holds, and women and men differ in nothing else. */
class MarginsTest {

    private static final long SEED = 2007;
    private static final int CASES = 20_000;
    private static final LocalDate UNTIL = LocalDate.parse("2026-03-01");
    private static final Path ADR = Path.of("../docs/adr/0040-a-simulated-population.md");

    private static final List<Survivor> SURVIVORS = IntStream.range(0, CASES)
            .mapToObj(index -> Survivor.of(SEED, index))
            .toList();

    /** Of chi-square with that many degrees of freedom, seen less than once in a thousand times. */
    private static final Map<Integer, Double> ONE_IN_A_THOUSAND =
            Map.of(1, 10.83, 2, 13.82, 4, 18.47, 6, 22.46, 7, 24.32, 9, 27.88);

    @Test
    void everySeventyFiveRepeatTheStudy() {
        for (int first : new int[] {0, 75, 15_000}) {
            var survivors = SURVIVORS.subList(first, first + 75);
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
            assertThat(count(survivors, Survivor::region))
                    .containsOnly(
                            entry(Region.Home, 14L),
                            entry(Region.MiddleEast, 22L),
                            entry(Region.Asia, 23L),
                            entry(Region.Elsewhere, 15L),
                            entry(Region.NotTold, 1L));
            assertThat(count(survivors, Survivor::alsoAtHome)).containsEntry(true, 3L);
        }
    }

    @Test
    void agesAreThoseOfTheDataset() {
        assertFits(Published.AGES, SURVIVORS, MarginsTest::band);
    }

    @Test
    void countriesOfEachRegionAreThoseOfTheDataset() {
        for (var region : List.of(Region.MiddleEast, Region.Asia, Region.Elsewhere)) {
            assertFits(
                    region.countries(),
                    SURVIVORS.stream()
                            .filter(survivor -> survivor.region() == region)
                            .toList(),
                    Survivor::country);
        }
    }

    @Test
    void originsAreSpreadEvenlyOverThePlacesTheStudyNames() {
        assertFits(
                Published.ORIGINS.stream().map(origin -> new Share<>(origin, 1)).toList(), SURVIVORS, Survivor::origin);
    }

    @Test
    void theFiguresTakenFromTheDatasetAreInIt() throws IOException {
        var file = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(directory -> directory.resolve("shared/data/ctdc_indonesia.csv"))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "shared/data/ctdc_indonesia.csv lies in no directory above.");
        try (var lines = Files.lines(file.get())) {
            var rows = lines.skip(1).map(line -> line.split(",", -1)).toList();
            var ages = count(rows, row -> row[2]);
            assertThat(Published.AGES).extracting(Share::number).containsExactlyInAnyOrderElementsOf(numbers(ages));
            var countries =
                    count(rows.stream().filter(row -> row[3].equals("ID")).toList(), row -> row[6]);
            for (var region : List.of(Region.MiddleEast, Region.Asia, Region.Elsewhere)) {
                assertThat(region.countries())
                        .allSatisfy(country ->
                                assertThat(countries).containsEntry(country.what(), (long) country.number()));
            }
        }
    }

    private static List<Integer> numbers(Map<String, Long> counts) {
        return counts.values().stream().map(Long::intValue).toList();
    }

    @Test
    void aboutSixtyOfAHundredAreReintegrated() {
        var courses = count(stories(), story -> story.course);

        assertThat(share(courses.getOrDefault(Course.Reintegrated, 0L), CASES)).isCloseTo(0.6, within(0.012));
        assertThat(courses).containsOnlyKeys(Course.values());
    }

    /** Half a percentage point of chance for 20,000 in each comparison, times three. */
    @Test
    void womenAndMenDifferInNothingThatWasNotPublished() {
        assertSameForBoth(story -> story.course == Course.Reintegrated);
        assertSameForBoth(story -> story.survivor.child());
        var steps = new TreeMap<String, Long[]>();
        var cases = new long[2];
        var population = new Population(SEED, UNTIL, 5, Cast.ofACountry());
        for (int index = 0; index < CASES; index++) {
            // What follows from having been abroad differs as that does.
            if (SURVIVORS.get(index).abroad()) {
                int who = SURVIVORS.get(index).gender() == Gender.Feminine ? 0 : 1;
                cases[who]++;
                for (var type : types(population, index)) {
                    steps.computeIfAbsent(type, none -> new Long[] {0L, 0L})[who]++;
                }
            }
        }
        assertThat(steps).hasSizeGreaterThan(40);
        steps.forEach((type, both) ->
                assertThat(share(both[0], cases[0])).as(type).isCloseTo(share(both[1], cases[1]), within(0.032)));
    }

    @Test
    void theDecisionListsEveryAssumptionWithItsNumber() throws IOException {
        assertThat(Files.readString(ADR).lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(Arrays.stream(Assumption.values())
                        .map(assumption -> "| `%s` | %s | %s |"
                                .formatted(assumption, assumption.probability(), assumption.reason()))
                        .toList());
    }

    private static List<String> types(Population population, int index) {
        return population.asItHappened(index).stream()
                .map(step -> step.command().getClass().getSimpleName())
                // Nobody abroad of whom it is not told where from was brought home from anywhere.
                .filter(type -> !type.equals("RecordRepatriation"))
                .distinct()
                .toList();
    }

    private static void assertSameForBoth(Predicate<Story> what) {
        var women = of(Gender.Feminine);
        var men = of(Gender.Masculine);
        assertThat(share(women.stream().filter(what).count(), women.size()))
                .isCloseTo(share(men.stream().filter(what).count(), men.size()), within(0.022));
    }

    private static List<Story> of(Gender gender) {
        return stories().stream()
                .filter(story -> story.survivor.gender() == gender)
                .toList();
    }

    private static List<Story> stories() {
        var cast = Cast.ofACountry();
        return IntStream.range(0, CASES)
                .mapToObj(index -> new Story(SEED, index, UNTIL.minusYears(5), UNTIL, cast))
                .toList();
    }

    private static Band band(Survivor survivor) {
        return Published.AGES.stream()
                .map(Share::what)
                .filter(band -> survivor.age() >= band.youngest() && survivor.age() <= band.oldest())
                .findFirst()
                .orElseThrow();
    }

    private static <T> void assertFits(List<Share<T>> published, List<Survivor> survivors, Function<Survivor, T> by) {
        var counted = count(survivors, by);
        double all = published.stream().mapToInt(Share::number).sum();
        double chiSquare = 0;
        for (var share : published) {
            double expected = survivors.size() * share.number() / all;
            chiSquare += Math.pow(counted.getOrDefault(share.what(), 0L) - expected, 2) / expected;
        }
        assertThat(counted).hasSize(published.size());
        assertThat(chiSquare).isLessThan(Objects.requireNonNull(ONE_IN_A_THOUSAND.get(published.size() - 1)));
    }

    private static double share(long part, long all) {
        return part / (double) all;
    }

    private static <T, K> Map<K, Long> count(List<T> all, Function<T, K> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
