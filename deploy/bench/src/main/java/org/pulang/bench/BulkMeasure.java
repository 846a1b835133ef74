package org.pulang.bench;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.RawStore;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Appends of 1,000 events per transaction by one writer, and what they take on disk. */
final class BulkMeasure implements Measure {

    private static final int BATCH = 1_000;
    private static final String COPY = "PostgreSQL by hand, COPY";
    private static final Map<String, Goal> GOALS = Map.of(
            Candidate.RAW.toString(), Goal.atLeast(0.8),
            Candidate.STOCK_TUNED.toString(), Goal.atLeast(1.5),
            Candidate.STOCK.toString(), Goal.atLeast(3));

    @Override
    public Set<String> numbers() {
        return Set.of("G1", "G2", "G15");
    }

    @Override
    public void take(Run run) throws Exception {
        var scale = run.scale();
        try (var opened = new Opened(
                        run,
                        2,
                        Candidate.OURS,
                        Candidate.RAW,
                        Candidate.STOCK,
                        Candidate.STOCK_TUNED,
                        Candidate.STOCK_JPA);
                var copied = new Opened(run, 2, Candidate.RAW)) {
            var turns = new Turns<String, Double>("Bulk append, events/s");
            opened.forEach((candidate, store) -> {
                var slow = candidate == Candidate.STOCK_JPA;
                var events = slow ? scale.slowBulk() : scale.bulk();
                turns.add(
                        candidate.toString(),
                        slow ? scale.peerRounds() : scale.rounds(),
                        number -> append(store, number, events));
            });
            var copy = (RawStore) copied.store(Candidate.RAW);
            turns.add(COPY, scale.rounds(), number -> copy(copy, number, scale.bulk()));
            var results = turns.run();
            for (var baseline : results.candidates()) {
                var number = baseline.startsWith(Candidate.RAW.toString()) ? "G1" : "G2";
                if (!baseline.equals(Candidate.OURS.toString()) && run.wants(number)) {
                    run.report()
                            .add(results.row(
                                    number,
                                    "bulk append, 1,000 events per transaction",
                                    "events/s",
                                    Candidate.OURS.toString(),
                                    baseline,
                                    rate -> rate,
                                    GOALS.get(baseline)));
                }
            }
            if (run.wants("G15")) {
                size(run, opened);
            }
        }
    }

    private static double append(Store store, int number, int events) throws Exception {
        var batches = new Workload(number, events).batches(Math.max(1, events / BATCH), Math.min(BATCH, events));
        return events / store.appendAll(batches, 1);
    }

    private static double copy(RawStore store, int number, int events) throws Exception {
        var drafts = new Workload(number, events).next(events);
        var start = System.nanoTime();
        for (int from = 0; from < events; from += BATCH) {
            store.copyIn(drafts.subList(from, Math.min(events, from + BATCH)));
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }

    /** Ours against what stock makes of the very same events. */
    private static void size(Run run, Opened opened) throws Exception {
        var ours = opened.database(Candidate.OURS);
        double bytes = ours.number(
                "SELECT pg_total_relation_size('eventstore.event') / (SELECT count(*) FROM eventstore.event)");
        double content = ours.number("SELECT avg(length(payload) + length(metadata)) FROM eventstore.event");
        if (opened.has(Candidate.STOCK)) {
            double theirs = opened.database(Candidate.STOCK)
                    .number(
                            "SELECT pg_total_relation_size('domainevententry') / (SELECT count(*) FROM domainevententry)");
            run.report().add(size("bytes per event with indexes", bytes, Candidate.STOCK, theirs, Goal.atMost(0.6)));
            run.report()
                    .add(size(
                            "bytes per event beside payload and metadata",
                            bytes - content,
                            Candidate.STOCK,
                            theirs - content,
                            null));
        }
        if (opened.has(Candidate.STOCK_JPA)) {
            double theirs = opened.database(Candidate.STOCK_JPA).number("""
                            SELECT (pg_total_relation_size('domain_event_entry') + pg_total_relation_size('pg_largeobject'))
                                / (SELECT count(*) FROM domain_event_entry)
                            """);
            run.report()
                    .add(size(
                            "bytes per event with indexes and large objects",
                            bytes,
                            Candidate.STOCK_JPA,
                            theirs,
                            null));
        }
    }

    private static Row size(String measure, double ours, Candidate baseline, double theirs, @Nullable Goal goal) {
        return new Row(
                "G15",
                measure,
                "bytes",
                Candidate.OURS.toString(),
                Series.of(ours),
                baseline.toString(),
                Series.of(theirs),
                goal);
    }
}
