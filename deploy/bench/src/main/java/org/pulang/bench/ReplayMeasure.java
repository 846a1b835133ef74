package org.pulang.bench;

import java.util.Set;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Reading everything from the first event on, each event as an object. */
final class ReplayMeasure implements Measure {

    @Override
    public Set<String> numbers() {
        return Set.of("G6");
    }

    @Override
    public void take(Run run) throws Exception {
        var events = run.scale().replay();
        try (var opened =
                new Opened(run, 4, Candidate.OURS, Candidate.RAW, Candidate.STOCK, Candidate.STOCK_TUNED)) {
            var turns = new Turns<Candidate, Double>("Replay, events/s");
            for (var candidate : opened.candidates()) {
                var store = opened.store(candidate);
                fill(store, events);
                turns.add(candidate, run.scale().rounds(), number -> rate(store, events));
            }
            run.server().settle();
            var rates = turns.run();
            for (var baseline : rates.candidates()) {
                if (baseline != Candidate.OURS) {
                    run.report()
                            .add(rates.row(
                                    "G6",
                                    "replay of %,d events (by hand: COPY, bytes only)".formatted(events),
                                    "events/s",
                                    Candidate.OURS,
                                    baseline,
                                    rate -> rate,
                                    baseline == Candidate.RAW ? Goal.atLeast(0.5) : null));
                }
            }
        }
    }

    private static double rate(Store store, int events) throws Exception {
        var replay = store.replay();
        if (replay.events() != events) {
            throw new IllegalStateException("%d of %d events were read.".formatted(replay.events(), events));
        }
        return replay.perSecond();
    }

    static void fill(Store store, int events) throws Exception {
        var workload = new Workload(7, events);
        for (int stored = 0; stored < events; ) {
            var batch = workload.next(Math.min(1_000, events - stored));
            store.append(batch);
            stored += batch.size();
        }
    }
}
