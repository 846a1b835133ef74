package org.pulang.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.delivery.Projector;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.JourneyWorkload;
import org.pulang.query.indicators.IndicatorQueries;
import org.pulang.query.indicators.IndicatorQueries.Kind;
import org.pulang.query.replay.Projections;
import org.pulang.query.replay.ReplaySettings;

/** How long analysts wait for an indicator over many cases, now and looking back; asked one after the other, as by one analyst. */
final class IndicatorMeasure implements Measure {

    private static final double GOAL_MS = 100;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final List<String> THEMES =
            List.of("components", "challenges", "assistance", "standards", "outcomes", "recommendations");

    /** What is asked of each indicator by itself; of themes everything is. */
    private static final List<Kind> ALONE = List.of(Kind.PLAIN, Kind.FILTERED, Kind.BROKEN_DOWN, Kind.PAST);

    /** How often each question is asked that takes less than 100 ms. */
    private static final int TIMES = 40;
    /** However long it takes. */
    private static final int AT_LEAST = 4;

    private static final long ROW_NANOS = TimeUnit.SECONDS.toNanos(4);
    /** Of all of them together; then each is asked as often as must be. */
    private static final long INDICATORS_NANOS = TimeUnit.MINUTES.toNanos(4);

    private static final long THEMES_NANOS = TimeUnit.MINUTES.toNanos(2);

    @Override
    public Set<String> numbers() {
        return Set.of("G20");
    }

    @Override
    public void take(Run run) throws Exception {
        int cases = run.scale().indicatorCases();
        try (var opened = new Opened(run, 4, Candidate.OURS)) {
            var database = opened.database(Candidate.OURS);
            var written = System.nanoTime();
            long events = new JourneyWorkload(19, TODAY).fill(database, cases);
            run.report()
                    .note(
                            "G20: %,d made-up events of %,d cases; writing them took %d s.",
                            events, cases, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - written));
            Projector.prepare(Candidate.OURS, database);
            try (var pool = database.pool(8)) {
                rebuild(run, pool);
                database.execute("VACUUM ANALYZE");
                run.report()
                        .note(
                                "G20: %,d states of the past are kept, %,d MB beside %,d MB for now.",
                                database.number("SELECT count(*) FROM readmodel.indicators_past"),
                                database.number("SELECT pg_total_relation_size('readmodel.indicators_past') >> 20"),
                                database.number("SELECT pg_total_relation_size('readmodel.indicators_case') >> 20"));
                var queries = new IndicatorQueries(pool, TODAY);
                readFacts(run, queries, cases);
                ask(run, queries, cases);
            }
        }
    }

    private static void rebuild(Run run, HikariDataSource pool) throws Exception {
        var projections = new Projections(
                UUID.randomUUID(),
                pool,
                List.of(IndicatorQueries.projection()),
                ReplaySettings.DEFAULT,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        projections.start();
        try {
            var start = System.nanoTime();
            projections.rebuild("indicators").get();
            run.report()
                    .note(
                            "G20: rebuilding the facts took %d s.",
                            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        } finally {
            projections.stop();
        }
    }

    /** The first question finds nothing in memory. */
    private static void readFacts(Run run, IndicatorQueries queries, int cases) {
        long before = heap();
        var start = System.nanoTime();
        queries.ask(IndicatorQueries.ids().get(0), Kind.PLAIN, new Random(0));
        var seconds = (System.nanoTime() - start) / 1e9;
        long held = heap() - before;
        run.report()
                .note(
                        "G20: reading the facts of %,d cases into memory took %.1f s; they hold %,d MB, %,d bytes a case.",
                        cases, seconds, held >> 20, held / cases);
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void ask(Run run, IndicatorQueries queries, int cases) {
        var cut = new ArrayList<String>();
        askIndicators(run, queries, cases, cut);
        askThemes(run, queries, cases, cut);
        if (!cut.isEmpty()) {
            run.report()
                    .note(
                            "G20: time was over before these were asked %d times, though they take less than %.0f ms: %s.",
                            TIMES, GOAL_MS, String.join("; ", cut));
        }
    }

    private static void askIndicators(Run run, IndicatorQueries queries, int cases, List<String> cut) {
        long until = System.nanoTime() + INDICATORS_NANOS;
        for (var kind : ALONE) {
            var all = new Histogram(3);
            var p95 = new TreeMap<String, Double>();
            for (var id : IndicatorQueries.ids()) {
                var one = times(queries, id, kind, until, cut);
                all.add(one);
                p95.put(id, milliseconds(one, 95));
                Progress.say(
                        "%s, %s: p50 %.0f ms, p95 %.0f ms", id, kind, milliseconds(one, 50), milliseconds(one, 95));
            }
            var name = "an indicator over %,d cases, %s".formatted(cases, kind);
            row(run, "p50 of " + name, milliseconds(all, 50), null);
            row(run, "p95 of " + name, milliseconds(all, 95), Goal.limit(GOAL_MS));
            var worst = Collections.max(p95.entrySet(), Map.Entry.comparingByValue());
            row(
                    run,
                    "p95 of the slowest, %s, %s".formatted(worst.getKey(), kind),
                    worst.getValue(),
                    Goal.limit(GOAL_MS));
            run.report()
                    .note(
                            "G20, %s: p95 is at most %.0f ms for %d of %d indicators.",
                            kind,
                            GOAL_MS,
                            p95.values().stream().filter(ms -> ms <= GOAL_MS).count(),
                            p95.size());
        }
    }

    private static void askThemes(Run run, IndicatorQueries queries, int cases, List<String> cut) {
        long until = System.nanoTime() + THEMES_NANOS;
        for (var theme : THEMES) {
            for (var kind : Kind.values()) {
                var one = times(queries, theme, kind, until, cut);
                row(
                        run,
                        "p95 of the whole theme %s over %,d cases, %s".formatted(theme, cases, kind),
                        milliseconds(one, 95),
                        Goal.limit(GOAL_MS));
            }
        }
    }

    /** How long one question took, after a first time that warms up. */
    private static Histogram times(IndicatorQueries queries, String name, Kind kind, long until, List<String> cut) {
        var random = new Random(name.hashCode());
        queries.ask(name, kind, random);
        var times = new Histogram(3);
        long begun = System.nanoTime();
        while (times.getTotalCount() < TIMES) {
            long start = System.nanoTime();
            boolean over = start - begun >= ROW_NANOS || start - until >= 0;
            if (over && times.getTotalCount() >= AT_LEAST) {
                break;
            }
            queries.ask(name, kind, random);
            times.recordValue(System.nanoTime() - start);
        }
        if (times.getTotalCount() < TIMES && milliseconds(times, 50) < GOAL_MS) {
            cut.add("%s %s (%d)".formatted(name, kind, times.getTotalCount()));
        }
        return times;
    }

    private static double milliseconds(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private static void row(Run run, String measure, double milliseconds, @Nullable Goal goal) {
        run.report()
                .add(new Row(
                        "G20", measure, "ms", Candidate.OURS.toString(), Series.of(milliseconds), null, null, goal));
    }
}
