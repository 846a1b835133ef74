package org.pulang.bench;

import java.util.List;
import java.util.Set;
import org.pulang.bench.delivery.Projector;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Catching up over a million positions that were drawn and never used, as a broken import leaves them. */
final class HoleMeasure implements Measure {

    private static final String HOLE = " over a hole";

    @Override
    public Set<String> numbers() {
        return Set.of("G12");
    }

    @Override
    public void take(Run run) throws Exception {
        // Fewer, and starting would be all that is measured.
        var events = Math.max(10_000, run.scale().replay() / 10);
        try (var whole = new Opened(run, 4, Candidate.OURS, Candidate.STOCK_TUNED);
                var broken = new Opened(run, 4, Candidate.OURS, Candidate.STOCK_TUNED)) {
            var turns = new Turns<String, Double>("Catching up, events/s");
            for (var candidate : whole.candidates()) {
                for (var opened : List.of(whole, broken)) {
                    var database = opened.database(candidate);
                    Projector.prepare(candidate, database);
                    var workload = new Workload(13, events);
                    fill(opened.store(candidate), workload, events / 2);
                    if (opened == broken) {
                        database.execute("SELECT nextval('%s') FROM generate_series(1, %d)"
                                .formatted(
                                        candidate == Candidate.OURS
                                                ? "eventstore.event_position_seq"
                                                : "domainevententry_globalindex_seq",
                                        run.scale().hole()));
                    }
                    fill(opened.store(candidate), workload, events - events / 2);
                    turns.add(
                            candidate + (opened == broken ? HOLE : ""),
                            candidate == Candidate.OURS
                                    ? run.scale().rounds()
                                    : run.scale().peerRounds(),
                            number -> events / Projector.catchUp(candidate, database, events));
                }
            }
            var rates = turns.run();
            for (var candidate : whole.candidates()) {
                run.report()
                        .add(rates.row(
                                "G12",
                                "per event when catching up over a hole of %,d"
                                        .formatted(run.scale().hole()),
                                "µs",
                                candidate + HOLE,
                                candidate.toString(),
                                rate -> 1e6 / rate,
                                candidate == Candidate.OURS ? Goal.atMost(1.1) : null));
            }
        }
    }

    private static void fill(Store store, Workload workload, int events) throws Exception {
        for (int stored = 0; stored < events; ) {
            var batch = workload.next(Math.min(1_000, events - stored));
            store.append(batch);
            stored += batch.size();
        }
    }
}
