package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.TestDatabase;
import org.pulang.query.TestStore;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.indicators.PlainCount.Life;
import org.pulang.query.indicators.PlainCount.Sheet;
import org.pulang.query.replay.Projections;
import org.pulang.query.replay.ReplaySettings;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TypeOfExploitation;

/** Every indicator beside a plain count over the same events: now, looking back, filtered, broken down. */
class MeasuresIT {

    private static final int POPULATIONS = 200;
    private static final IndicatorsFilter ALL = filter(null);
    private static final List<Measure> EVERY = Catalogue.measures().toList();
    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.ByGender,
            Dimension.ByAgeBand,
            Dimension.ByProvince,
            Dimension.ByRegency,
            Dimension.ByExploitationType,
            Dimension.ByCitizenship,
            Dimension.ByTraffickingStatus,
            Dimension.ByYear,
            Dimension.ByProvenance);

    private final TestDatabase database = TestDatabase.empty();
    private final Measures measures = new Measures(database.jdbc());
    private @Nullable Projections projections;

    @BeforeEach
    void nothingHasHappened() {
        database.createEventStore();
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("readmodel")
                .locations("classpath:db/readmodel")
                .load()
                .migrate();
        projections = new Projections(
                UUID.randomUUID(),
                database.dataSource(),
                List.of(new IndicatorsProjection()),
                ReplaySettings.DEFAULT,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        projections.start();
    }

    @AfterEach
    void stop() {
        requireNonNull(projections).stop();
    }

    @Test
    void areWhatPlainCountingGivesForEveryPopulationAtEveryTime() throws Exception {
        long seed = new Random().nextLong();
        var populations = new Populations(seed, POPULATIONS);
        record(populations);
        var plain = new PlainCount(populations.told());
        var random = new Random(seed);
        var bases = new ArrayList<>(
                List.of(new Basis(populations.today(), false), new Basis(LocalDate.parse("2027-01-20"), false)));
        bases.add(new Basis(LocalDate.parse("2026-02-01").plusDays(random.nextInt(380)), true));
        // On a day on which much was recorded, and on the day after.
        var day = Populations.round(1 + random.nextInt(4));
        bases.add(new Basis(day, true));
        bases.add(new Basis(day.plusDays(1), true));
        var tried = new TreeSet<String>();
        for (var basis : bases) {
            var lives = plain.lives(basis.today(), basis.asOf());
            var as = "seed %s, %s".formatted(seed, basis);
            compareEachPopulation(basis, lives, as);
            compareMirrors(basis, as);
            compareWhole(basis, lives, random, as);
            measures.figures(question(basis, ALL, null), EVERY, List.of(), false)
                    .totals()
                    .forEach((id, counted) -> {
                        if (counted.numerator().signum() > 0) {
                            tried.add(id);
                        }
                    });
        }
        assertThat(tried)
                .as("seed %s: every indicator has been tried", seed)
                .containsAll(EVERY.stream().map(Measure::id).toList());
        rebuildGivesTheSame(seed);
    }

    private void record(Populations populations) throws Exception {
        var store = new TestStore(database.dataSource());
        long last = 0;
        for (var round : populations.rounds()) {
            last = store.append(
                    round.at(),
                    Map.of(EventMetadata.ACTOR, "worker-1", EventMetadata.ORGANISATION, round.organisation()),
                    round.events().toArray());
            store.call();
        }
        assertThat(requireNonNull(projections).positions().await(last, Duration.ofMinutes(3), List.of("indicators")))
                .isTrue();
    }

    private void rebuildGivesTheSame(long seed) {
        var tables = List.of("indicators_case", "indicators_past", "indicators_memory");
        for (var table : tables) {
            database.jdbc()
                    .sql("CREATE TABLE live_%1$s AS SELECT t::text AS line FROM readmodel.%1$s t".formatted(table))
                    .update();
        }
        requireNonNull(projections).rebuild("indicators").join();
        for (var table : tables) {
            for (var change : List.of(
                    "SELECT t::text FROM readmodel.%1$s t EXCEPT SELECT line FROM live_%1$s",
                    "SELECT line FROM live_%1$s EXCEPT SELECT t::text FROM readmodel.%1$s t")) {
                assertThat(database.jdbc()
                                .sql(change.formatted(table) + " ORDER BY 1 LIMIT 1")
                                .query(String.class)
                                .list())
                        .as("seed %s, %s", seed, change.formatted(table))
                        .isEmpty();
            }
        }
    }

    /** Each organisation is a population of its own. */
    private void compareEachPopulation(Basis basis, List<Life> lives, String as) {
        var found = measures.figures(question(basis, ALL, Dimension.ByOrganisation), EVERY, List.of(), false)
                .groups();
        assertThat(told(found)).as(as).isEqualTo(counted(lives, Dimension.ByOrganisation));
    }

    /** A man counts exactly like a woman. */
    private void compareMirrors(Basis basis, String as) {
        var byOrganisation = measures.figures(question(basis, ALL, Dimension.ByOrganisation), EVERY, List.of(), false)
                .groups();
        byOrganisation.forEach((id, groups) -> groups.forEach((organisation, counted) -> {
            if (organisation.startsWith("mirror-")) {
                assertThat(counted)
                        .as("%s, %s in %s", as, id, organisation)
                        .isEqualTo(groups.get(organisation.replace("mirror-", "population-")));
            }
        }));
        var some = new OrganisationId(Populations.organisation(7, false));
        var other = new OrganisationId(Populations.organisation(7, true));
        var byGender = told(figures(basis, filter(some), Dimension.ByGender).groups());
        var mirrored = told(figures(basis, filter(other), Dimension.ByGender).groups());
        byGender.forEach((id, groups) -> {
            var swapped = groups.entrySet().stream()
                    .collect(toMap(
                            group -> Populations.mirrored(Gender.valueOf(group.getKey()))
                                    .name(),
                            Map.Entry::getValue));
            assertThat(mirrored.get(id)).as("%s, %s", as, id).isEqualTo(swapped);
        });
    }

    private void compareWhole(Basis basis, List<Life> lives, Random random, String as) {
        for (int i = 0; i < 4; i++) {
            var filter = i == 0 ? ALL : any(random);
            var by = DIMENSIONS.get(random.nextInt(DIMENSIONS.size()));
            var left = lives.stream().filter(life -> life.fits(filter)).toList();
            var told = "%s, %s, %s".formatted(as, filter, by);
            var found = figures(basis, filter, by);
            assertThat(found.cases()).as(told).isEqualTo(left.size());
            assertThat(told(Map.of("", found.totals()))).as(told).isEqualTo(Map.of("", lines(left)));
            assertThat(told(found.groups())).as(told).isEqualTo(counted(left, by));
            assertThat(found.flows()).as(told).hasSameElementsAs(flows(left));
            found.curves().forEach((id, points) -> compareCurve(points, left, id, told));
            var own = measures.figures(question(basis, filter, null), EVERY, List.of(), false)
                    .groups();
            assertThat(told(own)).as(told).isEqualTo(ownGroups(left));
        }
    }

    private Measures.Figures figures(Basis basis, IndicatorsFilter filter, @Nullable Dimension by) {
        return measures.figures(question(basis, filter, by), EVERY, Catalogue.CURVES, true);
    }

    private static Question question(Basis basis, IndicatorsFilter filter, @Nullable Dimension by) {
        return new Question(basis, filter, Visible.EVERY_CASE, by);
    }

    private static void compareCurve(List<Curve.Point> points, List<Life> lives, String id, String as) {
        var spans = lives.stream()
                .map(life -> life.span(id))
                .filter(span -> span != null)
                .toList();
        double without = 1;
        int day = 0;
        for (var point : points) {
            for (; day <= point.day(); day++) {
                int now = day;
                long before = spans.stream().filter(span -> span.days() >= now).count();
                long come = spans.stream()
                        .filter(span -> span.event() && span.days() == now)
                        .count();
                without -= before == 0 ? 0 : without * come / before;
            }
            assertThat(point.atRisk())
                    .as("%s, %s %s", as, id, point)
                    .isEqualTo(spans.stream()
                            .filter(span -> span.days() >= point.day())
                            .count());
            assertThat(point.events())
                    .as("%s, %s %s", as, id, point)
                    .isEqualTo(spans.stream()
                            .filter(span -> span.event() && span.days() <= point.day())
                            .count());
            assertThat(point.without()).as("%s, %s %s", as, id, point).isCloseTo(without, within(1e-9));
        }
    }

    private static List<Measures.Flow> flows(List<Life> lives) {
        var links = new HashMap<List<String>, Long>();
        for (var life : lives) {
            var way = life.way();
            for (int i = 1; i < way.size(); i++) {
                links.merge(way.subList(i - 1, i + 1), 1L, Long::sum);
            }
        }
        return links.entrySet().stream()
                .map(link ->
                        new Measures.Flow(link.getKey().get(0), link.getKey().get(1), link.getValue()))
                .toList();
    }

    /** By indicator and group, as text; groups in which nothing is counted are left out. */
    private static Map<String, Map<String, String>> told(Map<String, Map<String, Measured>> groups) {
        var told = new TreeMap<String, Map<String, String>>();
        groups.forEach((id, byCode) -> {
            var lines = new TreeMap<String, String>();
            byCode.forEach((code, one) ->
                    lines.put(code, line(one.numerator(), one.denominator(), one.median(), one.values())));
            told.put(id, lines);
        });
        return told;
    }

    private static String line(BigDecimal numerator, BigDecimal denominator, @Nullable BigDecimal median, long values) {
        return "%s of %s, median %s of %d"
                .formatted(plain(numerator), plain(denominator), median == null ? "-" : plain(median), values);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Map<String, String> lines(List<Life> lives) {
        var sheet = Sheet.of(lives);
        EVERY.forEach(measure -> sheet.of(measure.id()));
        var lines = new TreeMap<String, String>();
        sheet.numbers.forEach((id, numbers) ->
                lines.put(id, line(numbers.numerator, numbers.denominator, numbers.median(), numbers.values.size())));
        return lines;
    }

    private static Map<String, Map<String, String>> counted(List<Life> lives, Dimension by) {
        return byId(lives, life -> List.copyOf(life.codes(by)));
    }

    private static Map<String, Map<String, String>> byId(List<Life> lives, Function<Life, List<String>> codes) {
        var groups = new TreeMap<String, List<Life>>();
        lives.forEach(life -> codes.apply(life)
                .forEach(code ->
                        groups.computeIfAbsent(code, none -> new ArrayList<>()).add(life)));
        var counted = new TreeMap<String, Map<String, String>>();
        groups.forEach((code, some) -> lines(some).forEach((id, line) -> {
            // Where entries of a list are counted, there is no group without any.
            if (!(id.equals("openBarriers")
                    && some.stream().allMatch(life -> life.barrierKinds().isEmpty()))) {
                counted.computeIfAbsent(id, none -> new TreeMap<>()).put(code, line);
            }
        }));
        return counted;
    }

    private static Map<String, Map<String, String>> ownGroups(List<Life> lives) {
        var own = new TreeMap<String, Map<String, String>>();
        keep(own, "identifiedThrough", byId(lives, life -> List.of(life.source())));
        keep(own, "serviceGap", byId(lives, life -> List.of(life.gender())));
        var kinds = new TreeMap<String, String>();
        lives.stream().flatMap(life -> life.barrierKinds().stream()).distinct().forEach(kind -> {
            var sheet = new Sheet();
            lives.forEach(life -> life.barriers(sheet, kind));
            var numbers = sheet.of("openBarriers");
            kinds.put(kind, line(numbers.numerator, numbers.denominator, numbers.median(), numbers.values.size()));
        });
        if (!kinds.isEmpty()) {
            own.put("openBarriers", kinds);
        }
        return own;
    }

    private static void keep(Map<String, Map<String, String>> own, String id, Map<String, Map<String, String>> all) {
        if (all.containsKey(id)) {
            own.put(id, all.get(id));
        }
    }

    private static IndicatorsFilter filter(@Nullable OrganisationId organisation) {
        return new IndicatorsFilter(List.of(), null, null, null, null, null, null, null, null, organisation);
    }

    private static IndicatorsFilter any(Random random) {
        return new IndicatorsFilter(
                random.nextInt(4) == 0 ? List.of(Provenance.Casework, Provenance.Simulated) : List.of(),
                random.nextInt(5) == 0 ? new PartialDate("2019-05") : null,
                random.nextInt(5) == 0 ? new PartialDate("2026-01") : null,
                random.nextInt(5) == 0 ? new AreaCode("32") : null,
                random.nextInt(4) == 0 ? pick(random, Gender.values()) : null,
                random.nextInt(5) == 0 ? new CountryCode("MY") : null,
                random.nextInt(5) == 0 ? new AreaCode("91.01") : null,
                random.nextInt(5) == 0 ? pick(random, AgeBand.values()) : null,
                random.nextInt(5) == 0 ? pick(random, TypeOfExploitation.values()) : null,
                random.nextInt(5) == 0
                        ? new OrganisationId(Populations.organisation(random.nextInt(POPULATIONS), false))
                        : null);
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
