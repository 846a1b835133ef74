package org.pulang.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.OurStore;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Loading a case of 10, 50 and 200 events, as before every decision; ours with and without what it remembers of cases. */
final class LoadMeasure implements Measure {

    private static final List<Integer> LENGTHS = List.of(10, 50, 200);
    private static final int STREAMS = 50;

    @Override
    public Set<String> numbers() {
        return Set.of("G9");
    }

    @Override
    public void take(Run run) throws Exception {
        try (var opened = new Opened(
                run,
                2,
                Candidate.OURS_UNCACHED,
                Candidate.OURS,
                Candidate.RAW,
                Candidate.STOCK,
                Candidate.STOCK_TUNED)) {
            for (int length : LENGTHS) {
                measure(run, opened, length);
            }
        }
    }

    private static void measure(Run run, Opened opened, int length) throws Exception {
        var streams = new ArrayList<UUID>();
        var turns = new Turns<Candidate, Latency>("Load of %d events".formatted(length));
        var loads = Math.max(20, run.scale().replay() / 10 / length);
        for (var candidate : opened.candidates()) {
            var store = opened.store(candidate);
            var workload = new Workload(length, 10);
            streams.clear();
            for (int i = 0; i < STREAMS; i++) {
                var events = workload.stream(length);
                store.append(events);
                streams.add(events.get(0).stream());
            }
            turns.add(candidate, run.scale().rounds(), number -> load(store, streams, length, loads));
        }
        run.server().settle();
        var latencies = turns.run();
        for (var percentile : Latency.Percentile.values()) {
            var measure = "%s of loading %d events".formatted(percentile, length);
            for (var subject : List.of(Candidate.OURS, Candidate.OURS_UNCACHED)) {
                var judged = length == 50 && percentile == Latency.Percentile.P50;
                run.report()
                        .add(latencies.row(
                                "G9",
                                measure,
                                "ms",
                                subject,
                                Candidate.RAW,
                                percentile::of,
                                judged ? Goal.atMost(1.3) : null));
            }
            for (var baseline : List.of(Candidate.STOCK, Candidate.STOCK_TUNED)) {
                if (opened.has(baseline)) {
                    run.report()
                            .add(latencies.row(
                                    "G9", measure, "ms", Candidate.OURS_UNCACHED, baseline, percentile::of, null));
                }
            }
        }
        if (length == 50) {
            var statements = OurStore.statementsPerLoad(opened.database(Candidate.OURS_UNCACHED), streams.get(0));
            run.report()
                    .add(new Row(
                            "G9",
                            "statements to load 50 events",
                            "statements",
                            Candidate.OURS_UNCACHED.toString(),
                            Series.of((double) statements),
                            null,
                            null,
                            Goal.limit(1)));
        }
    }

    private static Latency load(Store store, List<UUID> streams, int length, int loads) throws Exception {
        var histogram = new Histogram(3);
        for (int i = 0; i < loads; i++) {
            var start = System.nanoTime();
            var read = store.load(streams.get(i % streams.size()));
            histogram.recordValue(System.nanoTime() - start);
            if (read != length) {
                throw new IllegalStateException("%d of %d events were read.".formatted(read, length));
            }
        }
        return Latency.of(histogram);
    }
}
