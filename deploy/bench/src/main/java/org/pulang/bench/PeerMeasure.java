package org.pulang.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Draft;
import org.pulang.bench.store.NodeStore;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Ours beside other stores on PostgreSQL, each given the same batches of one stream each, on the same server. */
final class PeerMeasure implements Measure {

    private record Shape(int size, int clients) {
        @Override
        public String toString() {
            return "append, %s of a stream per transaction, %s"
                    .formatted(
                            size == 1 ? "1 event" : "%,d events".formatted(size),
                            clients == 1 ? "1 client" : clients + " clients");
        }
    }

    @Override
    public Set<String> numbers() {
        return Set.of("G18");
    }

    @Override
    public void take(Run run) throws Exception {
        var rounds = run.scale().peerRounds();
        try (var opened = new Opened(run, 9, Candidate.OURS, Candidate.PEKKO, Candidate.EMMETT, Candidate.DCB)) {
            var stored = 0L;
            for (var shape : List.of(new Shape(1, 8), new Shape(10, 8), new Shape(1_000, 1))) {
                var batches = Math.max(1, run.scale().peers() / shape.size() / (shape.size() == 1 ? 4 : 1));
                var turns = new Turns<Candidate, Double>(shape + ", events/s");
                opened.forEach((candidate, store) ->
                        turns.add(candidate, rounds, number -> append(store, number, shape, batches)));
                var results = turns.run();
                add(run, shape.toString(), results, Goal.atLeast(1));
                stored += (long) (rounds + Turns.WARM_UPS) * batches * shape.size();
            }
            run.server().settle();
            replay(run, opened, stored);
        }
    }

    private static void replay(Run run, Opened opened, long stored) throws Exception {
        var rounds = run.scale().peerRounds();
        var turns = new Turns<Candidate, Double>("Replay among peers, events/s");
        opened.forEach((candidate, store) ->
                turns.add(candidate, rounds, number -> complete(run, candidate, number, store.replay(), stored)));
        add(run, "replay", turns.run(), Goal.atLeast(2));
        if (opened.has(Candidate.EMMETT)) {
            var emmett = (NodeStore) opened.store(Candidate.EMMETT);
            run.report()
                    .note(
                            "G18: Emmett's consumer at its defaults (100 events every 50 ms) replays %,.0f events/s.",
                            emmett.replayAtDefaults().perSecond());
        }
        run.report()
                .note(
                        "G18: Pekko hands over bytes, makes no object of them and checks no expected version; the others do both.");
    }

    private static double complete(Run run, Candidate candidate, int number, Store.Replay replay, long stored) {
        if (replay.events() != stored && number == 1) {
            run.report().note("G18: %s read %,d of %,d events.", candidate, replay.events(), stored);
        }
        return replay.perSecond();
    }

    private static double append(Store store, int number, Shape shape, int count) throws Exception {
        var workload = new Workload(number * 10_000L + shape.size(), 10);
        var batches = new ArrayList<List<Draft>>();
        for (int i = 0; i < count; i++) {
            batches.add(workload.stream(shape.size()));
        }
        return count * shape.size() / store.appendAll(batches, shape.clients());
    }

    /** Judged beside the best of them, told beside each. */
    private static void add(Run run, String measure, Results<Candidate, Double> rates, Goal goal) {
        var peers = rates.candidates().stream()
                .filter(candidate -> candidate != Candidate.OURS)
                .sorted(Comparator.comparingDouble((Candidate candidate) ->
                                rates.of(candidate, rate -> rate).median())
                        .reversed())
                .toList();
        for (var peer : peers) {
            var judged = peer == peers.get(0) ? goal : null;
            run.report().add(rates.row("G18", measure, "events/s", Candidate.OURS, peer, rate -> rate, judged));
        }
    }
}
