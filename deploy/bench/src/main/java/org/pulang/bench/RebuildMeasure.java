package org.pulang.bench;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.delivery.Projector;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.RawStore;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Counting everything anew: events per second until the new counts are the ones that are read. */
final class RebuildMeasure implements Measure {

    private static final int EVENTS_PER_CASE = 20;
    private static final String OURS = Candidate.OURS.toString();
    /** Neither this nor a GROUP BY looks into the events. */
    private static final String UNREAD = "Pulang, events unread";

    @Override
    public Set<String> numbers() {
        return Set.of("G7");
    }

    @Override
    public void take(Run run) throws Exception {
        var scale = run.scale();
        try (var opened = new Opened(run, 8, Candidate.OURS, Candidate.RAW, Candidate.STOCK, Candidate.STOCK_TUNED)) {
            for (var candidate : opened.candidates()) {
                var events = switch (candidate) {
                    case STOCK -> scale.stockRebuild();
                    case STOCK_TUNED -> scale.tunedRebuild();
                    default -> scale.rebuild();
                };
                fill(opened.store(candidate), events);
                Projector.prepare(candidate, opened.database(candidate));
                opened.database(candidate).execute("ANALYZE");
            }
            run.server().settle();
            var database = opened.database(Candidate.OURS);
            var raw = (RawStore) opened.store(Candidate.RAW);
            try (var projector = Projector.start(Candidate.OURS, database, UUID.randomUUID());
                    var unread = Projector.startUnread(database)) {
                var turns = new Turns<String, Double>("Rebuild, events/s")
                        .add(OURS, scale.rounds(), number -> scale.rebuild() / projector.rebuild())
                        .add(UNREAD, scale.rounds(), number -> scale.rebuild() / unread.rebuild())
                        .add(Candidate.RAW.toString(), scale.rounds(), number -> scale.rebuild() / raw.group());
                stock(run, opened, turns, Candidate.STOCK_TUNED, scale.tunedRebuild());
                stock(run, opened, turns, Candidate.STOCK, scale.stockRebuild());
                var rates = turns.run();
                add(run, rates, UNREAD, Candidate.RAW, Goal.atLeast(0.25));
                add(run, rates, OURS, Candidate.RAW, null);
                add(run, rates, OURS, Candidate.STOCK_TUNED, Goal.atLeast(5));
                add(run, rates, OURS, Candidate.STOCK, Goal.atLeast(50));
            }
            run.report()
                    .note(
                            "G7: the rates of Axon JDBC were taken over %,d events, tuned over %,d; more would only take longer.",
                            scale.stockRebuild(), scale.tunedRebuild());
        }
    }

    private static void add(
            Run run, Results<String, Double> rates, String subject, Candidate baseline, @Nullable Goal goal) {
        if (rates.candidates().contains(baseline.toString())) {
            var events = run.scale().rebuild();
            run.report()
                    .add(rates.row(
                            "G7",
                            "rebuild, %,d events of %,d cases (by hand: GROUP BY)"
                                    .formatted(events, events / EVENTS_PER_CASE),
                            "events/s",
                            subject,
                            baseline.toString(),
                            rate -> rate,
                            goal));
        }
    }

    private static void stock(Run run, Opened opened, Turns<String, Double> turns, Candidate candidate, int events) {
        if (opened.has(candidate)) {
            var database = opened.database(candidate);
            turns.add(
                    candidate.toString(),
                    run.scale().peerRounds(),
                    number -> events / Projector.catchUp(candidate, database, events));
        }
    }

    private static void fill(Store store, int events) throws Exception {
        var workload = new Workload(11, events, EVENTS_PER_CASE);
        for (int stored = 0; stored < events; ) {
            var batch = workload.next(Math.min(1_000, events - stored));
            if (store instanceof RawStore raw) {
                raw.copyIn(batch);
            } else {
                store.append(batch);
            }
            stored += batch.size();
        }
    }
}
