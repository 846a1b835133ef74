package org.pulang.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Clients;
import org.pulang.bench.store.Draft;
import org.pulang.bench.store.RawStore;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** How long an append takes in a store of 100,000 events and in the same store when it holds millions. */
final class AgeMeasure implements Measure {

    private static final int YOUNG = 100_000;
    private static final int CHUNK = 50_000;
    private static final int CLIENTS = 8;
    private static final double PACE = 500;

    @Override
    public Set<String> numbers() {
        return Set.of("G16");
    }

    @Override
    public void take(Run run) throws Exception {
        if (run.scale().age() <= YOUNG) {
            run.report()
                    .note("G16 was left out: filling a store with millions of events takes minutes (full run only).");
            return;
        }
        try (var opened = new Opened(run, CLIENTS + 1, Candidate.OURS)) {
            var store = opened.store(Candidate.OURS);
            fill(opened, 0, YOUNG);
            var rounds = new LinkedHashMap<String, List<Latency>>();
            var young = "%,d events".formatted(YOUNG);
            var old = "%,d events".formatted(run.scale().age());
            rounds.put(young, latencies(run, store, young, 0));
            fill(opened, YOUNG, run.scale().age());
            rounds.put(old, latencies(run, store, old, 1_000));
            var results = new Results<>(Map.copyOf(rounds));
            for (var percentile : Latency.Percentile.values()) {
                run.report()
                        .add(results.row(
                                "G16",
                                "%s of appending one event at %.0f/s".formatted(percentile, PACE),
                                "ms",
                                old,
                                young,
                                percentile::of,
                                percentile == Latency.Percentile.P50 ? Goal.atMost(1.3) : null));
            }
        }
    }

    private static List<Latency> latencies(Run run, Store store, String age, int seed) throws Exception {
        run.server().settle();
        return new Turns<String, Latency>("Append among " + age)
                .add(age, run.scale().rounds(), number -> {
                    var seconds = run.scale().latencySeconds();
                    var each = (int) (PACE * seconds / CLIENTS) + 1;
                    var workloads = new ArrayList<Clients.Things<Draft>>();
                    for (int client = 0; client < CLIENTS; client++) {
                        workloads.add(new Workload(seed + number * 10L + client + 99_000_000, each).prepared(each));
                    }
                    return Latency.of(Clients.latencies(workloads, PACE, seconds, store::command));
                })
                .run()
                .rounds()
                .values()
                .iterator()
                .next();
    }

    private static void fill(Opened opened, int from, int to) throws Exception {
        try (var connection = opened.database(Candidate.OURS).connect()) {
            for (int at = from; at < to; at += CHUNK) {
                Progress.say("Filling: %,d of %,d events", at, to);
                RawStore.copyIn(connection, new Workload(at + 1L, CHUNK).repeated(Math.min(CHUNK, to - at)));
            }
        }
        opened.database(Candidate.OURS).execute("ANALYZE");
    }
}
