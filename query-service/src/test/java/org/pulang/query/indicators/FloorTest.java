package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final Floor ELEVEN = new Floor(11);
    private static final Measure ASSESSMENT = Catalogue.measure("assessment").orElseThrow();
    private static final Measure SOURCES =
            Catalogue.measure("identifiedThrough").orElseThrow();
    private static final Measure RESTITUTION =
            Catalogue.measure("restitutionPaid").orElseThrow();

    @Test
    void tellsWhatElevenPeopleAreBehindAndNotBehind() {
        var shown = total(ASSESSMENT, people(22, 11));

        assertThat(shown.numerator().number()).isEqualByComparingTo("11");
        assertThat(shown.denominator().number()).isEqualByComparingTo("22");
        assertThat(shown.share()).isEqualTo(0.5);
    }

    @Test
    void hidesTheNumeratorOfTenOrOfAllButTen() {
        for (var one : List.of(people(22, 10), people(22, 0), people(22, 12), people(22, 22))) {
            var shown = total(ASSESSMENT, one);

            assertThat(shown.numerator().json()).isEqualTo("<11");
            assertThat(shown.denominator().json()).isEqualTo(BigDecimal.valueOf(22));
            assertThat(shown.share()).isNull();
            assertThat(shown.median()).isNull();
            assertThat(shown.values().json()).isEqualTo("<11");
        }
    }

    @Test
    void hidesEverythingOfTen() {
        var shown = total(ASSESSMENT, people(10, 5));

        assertThat(shown.denominator().json()).isEqualTo("<11");
        assertThat(shown.numerator().json()).isEqualTo("<11");
        assertThat(shown.share()).isNull();
    }

    @Test
    void tellsWhatEverybodyIsBehind() {
        assertThat(total(SOURCES, people(11, 11)).numerator().json()).isEqualTo(BigDecimal.valueOf(11));
    }

    @Test
    void countsPeopleAndNotRupiah() {
        var one =
                Measured.of(new BigDecimal("50000000"), new BigDecimal("90000000"), null, BigDecimal.ZERO, 0, 1, 1, 0);

        assertThat(total(RESTITUTION, one).denominator().json()).isEqualTo("<11");
    }

    @Test
    void hidesThatThereIsNothingToCount() {
        assertThat(total(RESTITUTION, Measured.NOTHING).denominator().json()).isEqualTo("<11");
        assertThat(total(ASSESSMENT, Measured.NOTHING).denominator().json()).isEqualTo("<11");
    }

    @Test
    void listsNoGroupOfTen() {
        var groups = groups(Map.of("a", people(7, 2), "b", people(3, 1)));

        assertThat(table(ASSESSMENT, people(10, 3), groups).groups()).isEmpty();
        assertThat(table(ASSESSMENT, people(11, 4), groups).groups()).hasSize(2);
    }

    @Test
    void tellsPublishedAndSimulatedCasesWhereTheyAreAGroupOfTheirOwn() {
        var simulated = Measured.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, 1, 0, 0, 0);
        var groups = groups(Map.of("Casework", people(40, 20), "Simulated", simulated));
        var totals = Map.of(ASSESSMENT.id(), people(40, 20));

        var by = new Telling(
                        ELEVEN, List.of(ASSESSMENT), Dimension.ByProvenance, totals, Map.of(ASSESSMENT.id(), groups))
                .table(ASSESSMENT)
                .groups();
        assertThat(shown(by, "Simulated")).isEqualTo("10");
        assertThat(shown(by, "Casework")).isEqualTo("40");
        assertThat(shown(table(ASSESSMENT, people(40, 20), groups).groups(), "Simulated"))
                .isEqualTo("<11");
    }

    @Test
    void hidesAGroupMoreWhereAnotherHasNothingToCount() {
        var groups = groups(Map.of("women", people(40, 20), "men", Measured.NOTHING));

        var table = table(RESTITUTION, people(40, 20), groups).groups();

        assertThat(shown(table, "women")).isEqualTo("<11");
    }

    @Test
    void hidesValuesOfTenAndOfAnotherGroup() {
        var groups = groups(Map.of("women", valued(40, 20, 20), "men", valued(40, 20, 9)));

        var table = table(ASSESSMENT, valued(80, 40, 29), groups);

        assertThat(table.total().median()).isNotNull();
        assertThat(table.groups().values())
                .allMatch(group -> group.median() == null && group.values().hidden());
    }

    @Test
    void tellsNotHowManyHaveAValueWhereFewHaveNone() {
        var shown = total(ASSESSMENT, valued(80, 40, 35));

        assertThat(shown.median()).isNotNull();
        assertThat(shown.mean()).isNull();
        assertThat(shown.values().json()).isEqualTo("<11");
        assertThat(total(ASSESSMENT, valued(80, 40, 29)).mean()).isNotNull();
    }

    @Test
    void hidesADenominatorNearAnother() {
        var victims = Catalogue.measure("identifiedThrough").orElseThrow();
        var open = Catalogue.measure("caseManagement").orElseThrow();
        var telling = new Telling(
                ELEVEN,
                List.of(victims, open),
                null,
                Map.of(victims.id(), people(60, 60), open.id(), people(55, 30)),
                Map.of());

        assertThat(telling.table(victims).total().denominator().hidden()).isFalse();
        assertThat(telling.table(open).total().denominator().hidden()).isTrue();
        assertThat(telling.people()).containsExactly(60L);
        assertThat(ELEVEN.count(63, 63, telling.people()).hidden()).isTrue();
        assertThat(ELEVEN.count(71, 71, telling.people()).hidden()).isFalse();
        assertThat(ELEVEN.count(60, 60, telling.people()).hidden()).isFalse();
    }

    @Test
    void hidesAKindMoreWhereOneCouldBeWorkedOut() {
        var totals = new TreeMap<String, Measured>();
        var reached = new ArrayDeque<>(List.of(40, 30, 20, 15, 13, 12, 12, 4));
        Theme.Assistance.measures().forEach(kind -> totals.put(kind.id(), people(146, reached.remove())));

        var telling = new Telling(ELEVEN, Theme.Assistance.measures(), null, totals, Map.of());

        assertThat(Theme.Assistance.measures())
                .filteredOn(kind -> telling.table(kind).total().numerator().hidden())
                .hasSize(2);
    }

    @Test
    void tellsOfTheTrendWhatChangedByNothingOrByEleven() {
        assertThat(trend(people(60, 30), people(30, 15), people(59, 30), people(60, 30)))
                .containsExactly("15", "<11", "30");
        assertThat(trend(people(30, 15), people(60, 30), people(31, 16))).containsExactly("30", "<11");
    }

    @Test
    void hidesAGroupMoreWhereOneCouldBeWorkedOut() {
        var groups = groups(Map.of("a", people(40, 20), "b", people(30, 15), "c", people(5, 2)));

        var table = table(SOURCES, people(75, 75), groups).groups();

        assertThat(shown(table, "a")).isEqualTo("40");
        assertThat(shown(table, "b")).isEqualTo("<11");
        assertThat(shown(table, "c")).isEqualTo("<11");
    }

    @Test
    void hidesNoMoreWhereSeveralAreHiddenTogether() {
        var groups = groups(Map.of("a", people(40, 20), "b", people(6, 3), "c", people(5, 2)));

        var table = table(SOURCES, people(51, 51), groups).groups();

        assertThat(shown(table, "a")).isEqualTo("40");
    }

    @Test
    void tellsNoPointByWhichFewCouldBeCounted() {
        var curve = List.of(
                new Curve.Point(0, 0, 100, 0, 1),
                new Curve.Point(3, 91, 95, 3, 0.97),
                new Curve.Point(6, 183, 88, 12, 0.86),
                new Curve.Point(9, 274, 60, 14, 0.84),
                new Curve.Point(12, 365, 10, 30, 0.5));

        var points = ELEVEN.points(curve, curve, List.of());

        assertThat(points)
                .extracting(point -> point.atRisk().json().toString())
                .containsExactly("100", "<11", "88", "60", "<11");
        assertThat(points)
                .extracting(point -> point.events().json().toString())
                .containsExactly("<11", "<11", "12", "<11", "<11");
        assertThat(points).extracting(Floor.Point::without).containsExactly(null, null, 0.86, null, null);
        assertThat(Floor.NONE.points(curve, null, List.of()))
                .allMatch(point -> !point.atRisk().hidden());
        assertThat(ELEVEN.points(curve, curve, List.of(103L)).get(0).atRisk().hidden())
                .isTrue();
    }

    @Test
    void tellsNoEventsByWhichFewCouldBeCountedWhoHadNone() {
        var curve = List.of(new Curve.Point(0, 0, 100, 0, 1), new Curve.Point(3, 91, 80, 15, 0.85));

        var point = ELEVEN.points(curve, curve, List.of()).get(1);

        assertThat(point.atRisk().hidden()).isFalse();
        assertThat(point.events().hidden()).isTrue();
    }

    @Test
    void leavesOutWaysThatFewWent() {
        var ways = List.of(
                new Ways.Way(List.of("Known", "Ongoing"), 40),
                new Ways.Way(List.of("Known", "Identified", "Ongoing"), 20),
                new Ways.Way(List.of("Known", "Assessed", "Lost"), 2));

        assertThat(ELEVEN.ways(ways, ways)).containsExactly(ways.get(0));
        assertThat(Floor.NONE.ways(ways, null)).isEqualTo(ways);
    }

    @Test
    void leavesNothingToWorkOut() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            for (var theme : Theme.values()) {
                var answer = Answers.of(theme, random);
                answer.people(new Telling(ELEVEN, theme.measures(), Dimension.ByGender, answer.totals, answer.groups))
                        .forEach((what, people) ->
                                assertThat(people).as("seed %s, %s", seed, what).isGreaterThanOrEqualTo(11));
            }
        }
    }

    /** Answers about people made up: who is counted and reached by each indicator of a theme, and of which kind they are. */
    private static final class Answers {
        private static final List<String> CODES = List.of("", "a", "b", "c");

        private final Theme theme;
        final Map<String, Measured> totals = new TreeMap<>();
        final Map<String, Map<String, Measured>> groups = new TreeMap<>();

        Answers(Theme theme) {
            this.theme = theme;
        }

        /** Indicators are of all, or of some of those that the one before is of. */
        static Answers of(Theme theme, Random random) {
            var answer = new Answers(theme);
            int people = 11 + random.nextInt(random.nextBoolean() ? 40 : 400);
            var codes = new ArrayList<String>();
            var counted = new ArrayList<Boolean>();
            var kind = new ArrayList<Integer>();
            for (int n = 0; n < people; n++) {
                codes.add(random.nextInt(8) == 0 ? "c" : random.nextBoolean() ? "a" : "b");
                counted.add(true);
                kind.add((int) Math.sqrt(random.nextInt(64)));
            }
            var measures = theme.measures();
            for (int m = 0; m < measures.size(); m++) {
                var measure = measures.get(m);
                boolean all = theme == Theme.Assistance || random.nextInt(3) > 0;
                double left = random.nextBoolean() ? 0.95 : random.nextDouble();
                double reached = random.nextBoolean() ? 0.95 : random.nextDouble();
                var numbers = new TreeMap<String, long[]>();
                for (int n = 0; n < people; n++) {
                    counted.set(n, all || (counted.get(n) && random.nextDouble() < left));
                    boolean one = !measure.parted()
                            || (theme == Theme.Assistance ? kind.get(n) == m : random.nextDouble() < reached);
                    boolean valued = one && random.nextDouble() < 0.9;
                    for (var code : List.of("", codes.get(n))) {
                        var sums = numbers.computeIfAbsent(code, none -> new long[3]);
                        sums[0] += counted.get(n) ? 1 : 0;
                        sums[1] += counted.get(n) && one ? 1 : 0;
                        sums[2] += counted.get(n) && valued ? 1 : 0;
                    }
                }
                var measured = new TreeMap<String, Measured>();
                numbers.forEach((code, sums) -> measured.put(code, valued(sums[0], sums[1], sums[2])));
                answer.totals.put(measure.id(), measured.remove(""));
                answer.groups.put(measure.id(), measured);
            }
            return answer;
        }

        /** All numbers of people that are told or can be worked out, one unknown after the other. */
        Map<String, Long> people(Telling telling) {
            var known = new TreeMap<String, Long>();
            var sums = new ArrayList<List<String>>();
            var people = new TreeMap<String, TreeSet<Long>>();
            for (var measure : theme.measures()) {
                var table = telling.table(measure);
                var all = new TreeMap<>(table.groups());
                all.put("", table.total());
                all.forEach((code, one) -> {
                    var id = measure.id() + "/" + code + "/";
                    tell(known, id + "people", one.denominator());
                    tell(known, id + "valued", measure.unit() == null ? Count.HIDDEN : one.values());
                    if (measure.parted()) {
                        tell(known, id + "reached", one.numerator());
                        sums.add(List.of(id + "people", id + "reached", id + "rest"));
                        if (measure.unit() != null) {
                            sums.add(List.of(id + "reached", id + "valued", id + "without"));
                        }
                    }
                    if (!measure.sums() && !one.denominator().hidden()) {
                        people.computeIfAbsent(code, none -> new TreeSet<>())
                                .add(requireNonNull(one.denominator().number()).longValueExact());
                    }
                });
                for (var what : List.of("people", "reached", "rest", "valued")) {
                    var line = new ArrayList<String>();
                    CODES.forEach(code -> {
                        if (all.containsKey(code)) {
                            line.add(measure.id() + "/" + code + "/" + what);
                        }
                    });
                    sums.add(line);
                }
            }
            if (theme == Theme.Assistance) {
                for (var code : CODES) {
                    var line = new ArrayList<String>();
                    line.add(theme.measures().get(0).id() + "/" + code + "/people");
                    theme.measures().forEach(kind -> line.add(kind.id() + "/" + code + "/reached"));
                    sums.add(line);
                }
            }
            solve(known, sums);
            // Nobody between two numbers, or everybody with a value, is what the rules allow.
            known.entrySet().removeIf(one -> one.getKey().endsWith("/without") && one.getValue() == 0);
            people.forEach((code, told) -> {
                long last = -11;
                for (long one : told) {
                    known.put("between numbers of " + code + " up to " + one, one - last);
                    last = one;
                }
            });
            return known;
        }

        private static void tell(Map<String, Long> known, String what, Count count) {
            if (!count.hidden()) {
                known.put(what, requireNonNull(count.number()).longValueExact());
            }
        }

        /** The first of each is the sum of the others. */
        private static void solve(Map<String, Long> known, List<List<String>> sums) {
            boolean more = true;
            while (more) {
                more = false;
                for (var sum : sums) {
                    var unknown =
                            sum.stream().filter(one -> !known.containsKey(one)).toList();
                    if (sum.size() > 1 && unknown.size() == 1) {
                        var missing = unknown.get(0);
                        long others = 0;
                        for (var one : sum.subList(1, sum.size())) {
                            others += known.getOrDefault(one, 0L);
                        }
                        known.put(
                                missing,
                                missing.equals(sum.get(0)) ? others : known.getOrDefault(sum.get(0), 0L) - others);
                        more = true;
                    }
                }
            }
        }
    }

    private static List<String> trend(Measured now, Measured... days) {
        return ELEVEN
                .trend(
                        ASSESSMENT,
                        table(ASSESSMENT, now, Map.of()),
                        Stream.of(days)
                                .map(day -> table(ASSESSMENT, day, Map.of()))
                                .toList())
                .stream()
                .map(day -> day.numerator().json().toString())
                .toList();
    }

    private static Telling.Table table(Measure measure, Measured total, Map<String, Measured> groups) {
        return new Telling(ELEVEN, List.of(measure), null, Map.of(measure.id(), total), Map.of(measure.id(), groups))
                .table(measure);
    }

    private static Shown total(Measure measure, Measured one) {
        return table(measure, one, Map.of()).total();
    }

    private static String shown(Map<String, Shown> table, String code) {
        var group = table.get(code);
        return group == null ? "none" : group.denominator().json().toString();
    }

    private static Map<String, Measured> groups(Map<String, Measured> groups) {
        return new TreeMap<>(groups);
    }

    private static Measured people(long people, long reached) {
        return valued(people, reached, reached);
    }

    private static Measured valued(long people, long reached, long valued) {
        return Measured.of(
                BigDecimal.valueOf(reached),
                BigDecimal.valueOf(people),
                BigDecimal.TEN,
                BigDecimal.TEN,
                valued,
                people,
                reached,
                valued);
    }
}
