package org.pulang.bench;

import java.util.Set;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.OurStore;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Reading everything from the first event on, each event as an object. */
final class ReplayMeasure implements Measure {

    private static final String ONE_LANE = "Pulang, one lane";

    @Override
    public Set<String> numbers() {
        return Set.of("G6");
    }

    @Override
    public void take(Run run) throws Exception {
        var events = run.scale().replay();
        try (var opened = new Opened(run, 8, Candidate.OURS, Candidate.RAW, Candidate.STOCK, Candidate.STOCK_TUNED)) {
            var turns = new Turns<String, Double>("Replay, events/s");
            for (var candidate : opened.candidates()) {
                var store = opened.store(candidate);
                fill(store, events);
                turns.add(candidate.toString(), run.scale().rounds(), number -> rate(store.replay(), events));
                if (store instanceof OurStore ours) {
                    turns.add(ONE_LANE, run.scale().rounds(), number -> rate(ours.replay(1), events));
                }
            }
            run.server().settle();
            var rates = turns.run();
            for (var candidate : opened.candidates()) {
                if (candidate != Candidate.OURS) {
                    add(run, rates, Candidate.OURS.toString(), candidate);
                    add(run, rates, ONE_LANE, candidate);
                }
            }
        }
    }

    private static void add(Run run, Results<String, Double> rates, String subject, Candidate baseline) {
        var judged = baseline == Candidate.RAW && subject.equals(Candidate.OURS.toString());
        run.report()
                .add(rates.row(
                        "G6",
                        "replay of %,d events (by hand: COPY, bytes only)"
                                .formatted(run.scale().replay()),
                        "events/s",
                        subject,
                        baseline.toString(),
                        rate -> rate,
                        judged ? Goal.atLeast(0.5) : null));
    }

    private static double rate(Store.Replay replay, int events) {
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
