package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Every indicator beside a plain count over the same events: now, looking back, filtered, broken down. */
class MeasuresIT {

    private static final int POPULATIONS = 200;
    static final IndicatorsFilter ALL = filter(null);
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
            Dimension.ByQuarter,
            Dimension.ByMonth,
            Dimension.ByProvenance);

    /** What counts entries of a list: there is no group without any. */
    private static final List<String> ENTRIES = EVERY.stream()
            .filter(measure -> measure.each() != null)
            .map(Measure::id)
            .toList();

    final TestDatabase database = TestDatabase.empty();
    private final Measures measures = new Measures(facts());
    private @Nullable Projections projections;

    private FactsInMemory facts() {
        var source = database.dataSource();
        var moment = new TransactionTemplate(new JdbcTransactionManager(source));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new FactsInMemory(new JdbcTemplate(source), read -> {
            moment.executeWithoutResult(transaction -> read.run());
            return true;
        });
    }

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
                List.of(new IndicatorsProjection(), new MergesProjection(), new ProvidersProjection()),
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
        var plain = new PlainCount(populations.told(), populations.merges());
        var random = new Random(seed);
        var bases = new ArrayList<>(
                List.of(new Basis(populations.today(), false), new Basis(LocalDate.parse("2027-01-20"), false)));
        bases.add(new Basis(LocalDate.parse("2026-02-01").plusDays(random.nextInt(380)), true));
        // On a day on which much was recorded, and on the day after.
        var day = Populations.round(1 + random.nextInt(4));
        bases.add(new Basis(day, true));
        bases.add(new Basis(day.plusDays(1), true));
        var tried = new TreeSet<String>();
        var looked = figures(bases.get(2), ALL, Dimension.ByGender);
        for (var basis : bases) {
            var lives = plain.lives(basis.today(), basis.asOf());
            var as = "seed %s, %s".formatted(seed, basis);
            compareEachPopulation(basis, lives, as);
            compareMirrors(basis, as);
            compareWhole(basis, lives, random, as);
            compareLists(basis, lives, as);
            for (var area : List.of("32", "32.12", "51", "51.71", "91.01", "33.01")) {
                assertThat(measures.providers(basis, List.of(area)))
                        .as("%s, providers in %s", as, area)
                        .containsExactly(Map.entry(
                                area,
                                PlainCount.providers(populations.providers(), area, basis.today(), basis.asOf())));
            }
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
        assertThat(figures(bases.get(2), ALL, Dimension.ByGender))
                .as("seed %s, from the tables that a rebuild has put in the place of the others", seed)
                .isEqualTo(looked);
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
            // In the midst of what is written, so that what is counted below was read piece by piece.
            if (last % 16 == 0) {
                figures(new Basis(populations.today(), false), ALL, null);
            }
        }
        for (var merging : populations.merges()) {
            last = store.append(
                    merging.at(),
                    Map.of(EventMetadata.ACTOR, "supervisor-1", EventMetadata.ORGANISATION, "nobody"),
                    merging.event());
        }
        for (var provided : populations.providers()) {
            last = store.append(
                    provided.at(),
                    Map.of(EventMetadata.ACTOR, "supervisor-1", EventMetadata.ORGANISATION, "nobody"),
                    provided.event());
        }
        await(store, last);
    }

    /** Until everything is counted in. */
    void await(TestStore store, long last) throws InterruptedException {
        store.call();
        assertThat(requireNonNull(projections)
                        .positions()
                        .await(
                                last,
                                Duration.ofMinutes(3),
                                List.of("indicators", "indicators-merges", "indicators-providers")))
                .isTrue();
    }

    /** Pairs are streams of their own: what came later may be read before what came earlier. */
    @Test
    void countsMergesByTheOrderOfTheEventsAndNotOfReading() throws Exception {
        var store = new TestStore(database.dataSource());
        await(
                store,
                store.append(
                        Instant.parse("2026-02-01T03:00:00Z"),
                        Map.of(EventMetadata.ACTOR, "worker-1", EventMetadata.ORGANISATION, "nobody"),
                        identified(caseId(1)),
                        identified(caseId(2)),
                        identified(caseId(3))));
        assertThat(cases(null)).isEqualTo(3);

        merge(11, "2026-02-02", true, 1);
        assertThat(cases(null)).isEqualTo(2);
        merge(13, "2026-02-04", true, 2);
        assertThat(cases(null)).isEqualTo(2);
        merge(12, "2026-02-03", false, 1);

        assertThat(cases(null)).isEqualTo(2);
        assertThat(cases("2026-02-03")).isEqualTo(3);
        assertThat(cases("2026-02-02")).isEqualTo(2);
        assertThat(cases("2026-02-01")).isEqualTo(3);
    }

    private long cases(@Nullable String asOf) {
        return figures(Basis.of(asOf == null ? null : LocalDate.parse(asOf), LocalDate.parse("2026-03-01")), ALL, null)
                .cases();
    }

    /** As the projection writes it, of the first case, which goes on in another one of two. */
    private void merge(long position, String day, boolean merged, int pair) {
        database.jdbc()
                .sql("INSERT INTO readmodel.indicators_merge (link_id, position, case_id, known_from, merged)"
                        + " VALUES (?, ?, ?, CAST(? AS date), ?)")
                .params(new UUID(0, pair), position, caseId(1).value(), day, merged)
                .update();
    }

    private void rebuildGivesTheSame(long seed) {
        var tables = List.of(
                "indicators_case", "indicators_past", "indicators_memory", "indicators_merge", "indicators_provider");
        for (var table : tables) {
            database.jdbc()
                    .sql(
                            "CREATE TABLE live_%1$s AS SELECT (to_jsonb(t) - 'written_in')::text AS line FROM readmodel.%1$s t"
                                    .formatted(table))
                    .update();
        }
        requireNonNull(projections).rebuild("indicators").join();
        requireNonNull(projections).rebuild("indicators-merges").join();
        requireNonNull(projections).rebuild("indicators-providers").join();
        for (var table : tables) {
            for (var change : List.of(
                    "SELECT (to_jsonb(t) - 'written_in')::text FROM readmodel.%1$s t EXCEPT SELECT line FROM live_%1$s",
                    "SELECT line FROM live_%1$s EXCEPT SELECT (to_jsonb(t) - 'written_in')::text FROM readmodel.%1$s t")) {
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
        for (int population = 0; population < Populations.MIRRORED; population += 4) {
            compareWays(basis, population, null, as);
            for (var gender : Gender.values()) {
                compareWays(basis, population, gender, as);
            }
        }
    }

    /** Curves and flows of those of a gender, and of those of the mirrored gender among their mirrors. */
    private void compareWays(Basis basis, int population, @Nullable Gender gender, String as) {
        var of = ways(basis, Populations.organisation(population, false), gender);
        var mirrors = ways(
                basis,
                Populations.organisation(population, true),
                gender == null ? null : Populations.mirrored(gender));
        var told = "%s, %s of population %d".formatted(as, gender, population);
        assertThat(of.curves()).as(told).hasSameSizeAs(Catalogue.CURVES);
        assertThat(mirrors.cases()).as(told).isEqualTo(of.cases());
        assertThat(mirrors.curves()).as(told).isEqualTo(of.curves());
        assertThat(Ways.flows(mirrors.ways())).as(told).isEqualTo(Ways.flows(of.ways()));
    }

    private Measures.Figures ways(Basis basis, String organisation, @Nullable Gender gender) {
        return measures.figures(
                question(basis, filter(new OrganisationId(organisation), gender), null),
                List.of(),
                Catalogue.CURVES,
                true);
    }

    private void compareWhole(Basis basis, List<Life> lives, Random random, String as) {
        for (int i = 0; i < 4; i++) {
            compareWhole(
                    basis, i == 0 ? ALL : any(random), DIMENSIONS.get(random.nextInt(DIMENSIONS.size())), lives, as);
        }
    }

    void compareWhole(Basis basis, IndicatorsFilter filter, Dimension by, List<Life> lives, String as) {
        var left = lives.stream().filter(life -> life.fits(filter)).toList();
        var told = "%s, %s, %s".formatted(as, filter, by);
        var found = figures(basis, filter, by);
        assertThat(found.cases()).as(told).isEqualTo(left.size());
        assertThat(told(Map.of("", found.totals()))).as(told).isEqualTo(Map.of("", lines(left)));
        assertThat(told(found.groups())).as(told).isEqualTo(counted(left, by));
        assertThat(Ways.flows(found.ways())).as(told).hasSameElementsAs(flows(left));
        compareDifferences(found, by, left, told);
        found.curves().forEach((id, points) -> compareCurve(points, left, id, told));
        var own = measures.figures(question(basis, filter, null), EVERY, List.of(), false)
                .groups();
        assertThat(told(own)).as(told).isEqualTo(ownGroups(left));
    }

    /** Men less women. */
    private static void compareDifferences(Measures.Figures found, Dimension by, List<Life> lives, String as) {
        var men = Sheet.of(
                lives.stream().filter(life -> life.gender().equals("Masculine")).toList());
        var women = Sheet.of(
                lives.stream().filter(life -> life.gender().equals("Feminine")).toList());
        for (var measure : EVERY) {
            var difference = new Telling(Floor.NONE, List.of(measure), by, found.totals(), found.groups())
                    .table(measure)
                    .difference();
            var ofMen = men.of(measure.id());
            var ofWomen = women.of(measure.id());
            if (by != Dimension.ByGender || ofMen.denominator.signum() == 0 || ofWomen.denominator.signum() == 0) {
                assertThat(difference).as("%s, %s", as, measure.id()).isNull();
            } else {
                assertThat(requireNonNull(difference).doubleValue())
                        .as("%s, %s", as, measure.id())
                        .isCloseTo(
                                100 * ofMen.numerator.doubleValue() / ofMen.denominator.doubleValue()
                                        - 100 * ofWomen.numerator.doubleValue() / ofWomen.denominator.doubleValue(),
                                within(0.06));
            }
        }
    }

    /** Each number opens the cases that are behind it. */
    private void compareLists(Basis basis, List<Life> lives, String as) {
        var totals = measures.figures(question(basis, ALL, null), EVERY, List.of(), false)
                .totals();
        var casework = lives.stream().filter(Life::casework).toList();
        for (var measure : EVERY) {
            var counted = requireNonNull(totals.get(measure.id()));
            assertThat(counted.reached())
                    .as("%s, people behind the numerator of %s", as, measure.id())
                    .isEqualTo(casework.stream()
                            .filter(life ->
                                    numbers(life, measure.id()).numerator.signum() > 0)
                            .count());
            assertThat(counted.valued())
                    .as("%s, people behind the values of %s", as, measure.id())
                    .isEqualTo(casework.stream()
                            .filter(life -> !numbers(life, measure.id()).values.isEmpty())
                            .count());
            assertThat(counted.people())
                    .as("%s, people behind the denominator of %s", as, measure.id())
                    .isEqualTo(casework.stream()
                            .filter(life ->
                                    numbers(life, measure.id()).denominator.signum() > 0)
                            .count());
        }
        var someone =
                List.of("openBarriers", "identifiedThrough", "serviceGap", "unmetNeeds", "stable", "satisfaction");
        for (var measure : EVERY) {
            var id = measure.id();
            compareList(
                    basis,
                    id,
                    true,
                    null,
                    null,
                    lives,
                    life -> numbers(life, id).numerator.signum() > 0,
                    as);
            compareList(
                    basis,
                    id,
                    false,
                    null,
                    null,
                    lives,
                    life -> numbers(life, id).denominator.signum() > 0,
                    as);
            if (someone.contains(id)) {
                compareList(
                        basis,
                        id,
                        true,
                        "Masculine",
                        Dimension.ByGender,
                        lives,
                        life -> life.gender().equals("Masculine")
                                && numbers(life, id).numerator.signum() > 0,
                        as);
            }
        }
        for (var id : ENTRIES) {
            var codes = new TreeSet<String>();
            lives.forEach(life -> codes.addAll(life.ownGroups(id).keySet()));
            for (var code : codes) {
                compareList(
                        basis,
                        id,
                        true,
                        code,
                        null,
                        lives,
                        life -> {
                            var group = life.ownGroups(id).get(code);
                            return group != null && group.of(id).numerator.signum() > 0;
                        },
                        as);
            }
        }
        compareList(basis, Catalogue.FLOWS, true, null, null, lives, Life::victim, as);
        compareList(
                basis,
                Catalogue.FLOWS,
                true,
                "Served-Monitored",
                null,
                lives,
                life -> Collections.indexOfSubList(life.way(), List.of("Served", "Monitored")) >= 0,
                as);
        for (var curve : Catalogue.CURVES) {
            // At the end of the twelfth month.
            int day = 365;
            compareList(
                    basis,
                    curve.id(),
                    false,
                    "12",
                    null,
                    lives,
                    life -> {
                        var span = life.span(curve.id());
                        return span != null && span.days() >= day;
                    },
                    as);
            compareList(
                    basis,
                    curve.id(),
                    true,
                    "12",
                    null,
                    lives,
                    life -> {
                        var span = life.span(curve.id());
                        return span != null && span.event() && span.days() <= day;
                    },
                    as);
        }
    }

    private static PlainCount.Numbers numbers(Life life, String id) {
        return life.sheet().of(id);
    }

    private void compareList(
            Basis basis,
            String id,
            boolean numerator,
            @Nullable String group,
            @Nullable Dimension by,
            List<Life> lives,
            Predicate<Life> behind,
            String as) {
        var found = measures.cases(
                question(basis, ALL, by), Listed.of(id, numerator, group, by), null, 2 * lives.size() + 1);
        assertThat(found.stream().map(one -> one.caseId().value()).collect(toSet()))
                .as("%s, %s of %s %s", as, numerator ? "numerator" : "denominator", id, group)
                .isEqualTo(lives.stream().filter(behind).map(Life::caseId).collect(toSet()));
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
                    lines.put(code, line(one.numerator(), one.denominator(), one.median(), one.mean(), one.values())));
            told.put(id, lines);
        });
        return told;
    }

    private static String line(
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal median,
            @Nullable Double mean,
            long values) {
        return "%s of %s, median %s, mean %s of %d"
                .formatted(plain(numerator), plain(denominator), median == null ? "-" : plain(median), mean, values);
    }

    private static String line(PlainCount.Numbers numbers) {
        return line(numbers.numerator, numbers.denominator, numbers.median(), numbers.mean(), numbers.values.size());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Map<String, String> lines(List<Life> lives) {
        var sheet = Sheet.of(lives);
        EVERY.forEach(measure -> sheet.of(measure.id()));
        var lines = new TreeMap<String, String>();
        sheet.numbers.forEach((id, numbers) -> lines.put(id, line(numbers)));
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
            if (!(ENTRIES.contains(id)
                    && some.stream().allMatch(life -> life.ownGroups(id).isEmpty()))) {
                counted.computeIfAbsent(id, none -> new TreeMap<>()).put(code, line);
            }
        }));
        return counted;
    }

    private static Map<String, Map<String, String>> ownGroups(List<Life> lives) {
        var own = new TreeMap<String, Map<String, String>>();
        keep(own, "identifiedThrough", byId(lives, life -> List.of(life.source())));
        keep(own, "serviceGap", byId(lives, life -> List.of(life.gender())));
        for (var id : ENTRIES) {
            var sums = new TreeMap<String, PlainCount.Numbers>();
            for (var life : lives) {
                life.ownGroups(id).forEach((code, sheet) -> {
                    var sum = sums.computeIfAbsent(code, none -> new PlainCount.Numbers());
                    var one = sheet.of(id);
                    sum.numerator = sum.numerator.add(one.numerator);
                    sum.denominator = sum.denominator.add(one.denominator);
                    sum.values.addAll(one.values);
                });
            }
            if (!sums.isEmpty()) {
                var lines = new TreeMap<String, String>();
                sums.forEach((code, sum) -> lines.put(code, line(sum)));
                own.put(id, lines);
            }
        }
        return own;
    }

    private static void keep(Map<String, Map<String, String>> own, String id, Map<String, Map<String, String>> all) {
        if (all.containsKey(id)) {
            own.put(id, all.get(id));
        }
    }

    private static IndicatorsFilter filter(@Nullable OrganisationId organisation) {
        return filter(organisation, null);
    }

    private static IndicatorsFilter filter(@Nullable OrganisationId organisation, @Nullable Gender gender) {
        return new IndicatorsFilter(List.of(), null, null, null, gender, null, null, null, null, organisation);
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
