package org.pulang.bench;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.flywaydb.core.Flyway;
import org.pulang.bench.store.Database;
import org.pulang.event.VictimIdentified;
import org.pulang.keys.KeyRing;
import org.pulang.keys.LocalKek;
import org.pulang.personal.Purpose;
import org.pulang.population.Cast;
import org.pulang.population.Population;
import org.pulang.query.duplicates.BenchedIndex;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Gender;

/**
 * How long it takes to find whether somebody is known already, among ten thousand and a hundred thousand cases whose names are shared
 * as names are (by Zipf's law, the commonest by one in twelve), when no key is at hand: each name compared costs a key. What is told is
 * counted, too: how often the person's other case is among those named.
 */
final class DuplicatesMeasure implements Measure {

    private static final String NUMBER = "G19";
    private static final int CHUNK = 500;
    private static final int SEARCHES = 200;
    private static final int WORDS = 4_000;
    private static final double GOAL_MILLIS = 300;
    private static final LocalDate UNTIL = LocalDate.parse("2026-11-22");
    private static final Population PEOPLE = new Population(19, UNTIL, 5, Cast.ofACountry());

    /** Of one round, in milliseconds. */
    private record Searched(double p50, double p95, double most, double found) {}

    private record Somebody(CaseId caseId, String name, int born, boolean woman, String origin, String phone) {}

    @Override
    public Set<String> numbers() {
        return Set.of(NUMBER);
    }

    @Override
    public void take(Run run) throws Exception {
        var database = run.server().database("duplicates");
        try {
            database.withEventStore().withKeyStore();
            Flyway.configure()
                    .dataSource(database.url(), Database.USER, "")
                    .schemas("readmodel")
                    .locations("classpath:db/readmodel")
                    .load()
                    .migrate();
            var keys = KeyRing.on(database.pool(4), LocalKek.ofText(LocalKek.newLine("bench")));
            try (HikariDataSource pool = database.pool(4);
                    var index = new BenchedIndex(pool, keys)) {
                int most = run.scale().indicatorCases();
                var people = new ArrayList<Somebody>();
                var random = new Random(20261122);
                for (int cases = Math.min(10_000, most); people.size() < most; cases = most) {
                    fill(index, people, cases, random);
                    database.execute("ANALYZE");
                    run.server().settle();
                    measure(run, index, keys, people, random);
                }
            }
        } finally {
            run.server().drop(database);
        }
    }

    private static void measure(Run run, BenchedIndex index, KeyRing keys, List<Somebody> people, Random random)
            throws Exception {
        var byCase = "for a case, by all it knows";
        var byName = "by a name written otherwise and a year of birth";
        var turns = new Turns<String, Searched>("Duplicates among %,d".formatted(people.size()))
                .add(
                        byCase,
                        run.scale().rounds(),
                        number -> round(keys, people, random, one -> index.like(one.caseId())))
                .add(
                        byName,
                        run.scale().rounds(),
                        number -> round(
                                keys, people, random, one -> index.like(otherwise(one.name(), random), one.born())));
        var results = turns.run();
        for (var kind : List.of(byCase, byName)) {
            var what = "%s of a search %s, %,d cases, no key at hand".formatted("%s", kind, people.size());
            run.report()
                    .add(new Row(
                            NUMBER,
                            what.formatted("p95"),
                            "ms",
                            "Pulang",
                            results.of(kind, Searched::p95),
                            null,
                            null,
                            Goal.limit(GOAL_MILLIS)));
            run.report()
                    .add(new Row(
                            NUMBER,
                            what.formatted("p50"),
                            "ms",
                            "Pulang",
                            results.of(kind, Searched::p50),
                            null,
                            null,
                            null));
            run.report()
                    .add(new Row(
                            NUMBER,
                            "share found %s, %,d cases".formatted(kind, people.size()),
                            "of 1",
                            "Pulang",
                            results.of(kind, Searched::found),
                            null,
                            null,
                            null));
        }
    }

    private interface Search {
        List<CaseId> of(Somebody one);
    }

    /** Each person has a second case beside the one that is searched for: the next in the list. */
    private static Searched round(KeyRing keys, List<Somebody> people, Random random, Search search) {
        var histogram = new Histogram(3);
        int found = 0;
        for (int i = 0; i < SEARCHES; i++) {
            int pair = random.nextInt(people.size() / 2) * 2;
            keys.forget();
            long start = System.nanoTime();
            var told = search.of(people.get(pair));
            histogram.recordValue(System.nanoTime() - start);
            if (told.contains(people.get(pair + 1).caseId())) {
                found++;
            }
        }
        return new Searched(
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(95) / 1e6,
                histogram.getMaxValue() / 1e6,
                found / (double) SEARCHES);
    }

    private static void fill(BenchedIndex index, List<Somebody> people, int cases, Random random) throws Exception {
        while (people.size() < cases) {
            if (people.size() % 10_000 == 0) {
                Progress.say("Filling: %,d of %,d cases", people.size(), cases);
            }
            var chunk = new ArrayList<Somebody>();
            while (chunk.size() < CHUNK) {
                var one = somebody(random, (people.size() + chunk.size()) / 2);
                chunk.add(one);
                // Taken in once more by somebody else, who heard it otherwise; every third gave the same number.
                chunk.add(new Somebody(
                        new CaseId(new UUID(random.nextLong(), random.nextLong())),
                        otherwise(one.name(), random),
                        one.born() + random.nextInt(3) - 1,
                        one.woman(),
                        one.origin(),
                        random.nextInt(3) == 0 ? one.phone() : phone(random)));
            }
            index.add(chunk.stream().map(DuplicatesMeasure::event).toList());
            people.addAll(chunk);
        }
    }

    /** One of the simulated people, by a name of their own: theirs are all alike. */
    private static Somebody somebody(Random random, int index) {
        var identified = PEOPLE.identification(index);
        var name = word(random) + " " + word(random);
        if (random.nextBoolean()) {
            name += (random.nextBoolean() ? " binti " : " ") + word(random);
        }
        return new Somebody(
                new CaseId(new UUID(random.nextLong(), random.nextLong())),
                name,
                UNTIL.getYear() - requireNonNull(identified.ageEstimate()).reveal(Purpose.Services),
                identified.gender() == Gender.Feminine,
                requireNonNull(identified.origin()).value(),
                phone(random));
    }

    private static String phone(Random random) {
        return "08%09d".formatted(random.nextInt(1_000_000_000));
    }

    /** An invented name, the n-th commonest with a probability of about 1/n. */
    private static String word(Random random) {
        int n = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
        var syllables = List.of(
                "su", "wa", "ri", "nur", "di", "ka", "lis", "ti", "mar", "ya", "hen", "sa", "pu", "tra", "em", "bun");
        var name = new StringBuilder();
        for (int rest = n + 256; rest > 0; rest /= syllables.size()) {
            name.append(syllables.get(rest % syllables.size()));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Old spelling, a title, capitals, without the father, or a letter less. */
    private static String otherwise(String name, Random random) {
        int second = name.indexOf(' ') + 2;
        return switch (random.nextInt(5)) {
            case 0 -> name.replace("u", "oe").replace("y", "j");
            case 1 -> "Hj. " + name;
            case 2 -> name.toUpperCase(Locale.ROOT).replace("BINTI", "BT.");
            case 3 -> name.replaceAll(" binti .*", "");
            default -> name.substring(0, second) + name.substring(second + 1);
        };
    }

    private static VictimIdentified event(Somebody one) {
        return EventJson.MAPPER.readValue(
                """
                {"caseId": "%s", "caseNumber": "PLG-32-2026-1", "provenance": "Simulated", "name": {"first": "%s"},
                 "birthDate": "%d-06-01", "ageBand": "Unknown", "ageBroad": "Unknown", "minor": "Unknown", "gender": "%s",
                 "citizenships": ["ID"], "contacts": [{"kind": "MobilePhone", "value": "%s", "safeToContact": "Unknown"}],
                 "origin": "%s", "identifiedThrough": "Police", "status": "PossibleVictimOfTrafficking",
                 "firstContact": "2026-01-20"}""".formatted(
                                one.caseId(),
                                one.name(),
                                one.born(),
                                one.woman() ? "Feminine" : "Masculine",
                                one.phone(),
                                one.origin()),
                VictimIdentified.class);
    }
}
