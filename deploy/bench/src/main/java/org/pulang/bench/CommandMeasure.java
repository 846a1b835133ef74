package org.pulang.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Clients;
import org.pulang.bench.store.Draft;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/** Commands of one event each: how many per second by 1, 8 and 32 clients, and how long one takes at half that pace. */
final class CommandMeasure implements Measure {

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int MOST = 32;

    @Override
    public Set<String> numbers() {
        return Set.of("G3", "G4");
    }

    @Override
    public void take(Run run) throws Exception {
        try (var opened = new Opened(
                run,
                MOST + 1,
                Candidate.RAW,
                Candidate.OURS,
                Candidate.OURS_GROUPED,
                Candidate.STOCK,
                Candidate.STOCK_JPA)) {
            if (run.wants("G3")) {
                for (int clients : CLIENTS) {
                    rates(run, opened, clients);
                }
            }
            if (run.wants("G4")) {
                latencies(run, opened);
            }
        }
    }

    private static void rates(Run run, Opened opened, int clients) throws Exception {
        var scale = run.scale();
        var turns = new Turns<Candidate, Double>("%d clients, commands/s".formatted(clients));
        opened.forEach((candidate, store) -> turns.add(
                candidate,
                candidate == Candidate.STOCK_JPA ? scale.peerRounds() : scale.rounds(),
                number -> rate(run, store, clients, number)));
        var rates = turns.run();
        var most = clients == MOST;
        add(run, rates, clients, Candidate.OURS, Candidate.RAW, most ? Goal.atLeast(0.7) : null);
        add(run, rates, clients, Candidate.OURS_GROUPED, Candidate.RAW, most ? Goal.atLeast(2) : null);
        add(run, rates, clients, Candidate.OURS, Candidate.STOCK, null);
        add(run, rates, clients, Candidate.OURS, Candidate.STOCK_JPA, null);
    }

    private static void add(
            Run run,
            Results<Candidate, Double> rates,
            int clients,
            Candidate subject,
            Candidate baseline,
            @Nullable Goal goal) {
        if (rates.candidates().contains(baseline)) {
            var measure = "one event per command, %d %s".formatted(clients, clients == 1 ? "client" : "clients");
            run.report().add(rates.row("G3", measure, "commands/s", subject, baseline, rate -> rate, goal));
        }
    }

    private static double rate(Run run, Store store, int clients, int number) throws Exception {
        var seconds = run.scale().commandSeconds();
        // Enough for the fastest; making them must not be measured.
        var each = (int) (seconds * (clients == 1 ? 4_000 : 25_000.0 / clients));
        return Clients.perSecond(workloads(number, clients, each), seconds, store::command);
    }

    /** Each client has cases of its own, so that nobody meets a conflict. */
    private static List<Clients.Things<Draft>> workloads(int number, int clients, int each) {
        var workloads = new ArrayList<Clients.Things<Draft>>();
        for (int client = 0; client < clients; client++) {
            workloads.add(new Workload((number + 10) * 10_000L + clients * 100L + client, each).prepared(each));
        }
        return workloads;
    }

    private static void latencies(Run run, Opened opened) throws Exception {
        var scale = run.scale();
        var pace = Math.min(
                        rate(run, opened.store(Candidate.OURS), MOST, 1_000),
                        rate(run, opened.store(Candidate.RAW), MOST, 1_001))
                / 2;
        var turns = new Turns<Candidate, Latency>("%.0f commands/s, latency".formatted(pace));
        for (var candidate : List.of(Candidate.RAW, Candidate.OURS, Candidate.OURS_GROUPED)) {
            var store = opened.store(candidate);
            turns.add(candidate, scale.rounds(), number -> latency(store, number, pace, scale.latencySeconds()));
        }
        var latencies = turns.run();
        for (var candidate : List.of(Candidate.OURS, Candidate.OURS_GROUPED)) {
            for (var percentile : Latency.Percentile.values()) {
                var judged = candidate == Candidate.OURS && percentile == Latency.Percentile.P99;
                run.report()
                        .add(latencies.row(
                                "G4",
                                "%s of one event per command at %,.0f/s".formatted(percentile, pace),
                                "ms",
                                candidate,
                                Candidate.RAW,
                                percentile::of,
                                judged ? Goal.atMost(1.5) : null));
            }
        }
    }

    private static Latency latency(Store store, int number, double pace, double seconds) throws Exception {
        var each = (int) (pace * seconds / MOST) + 50;
        return Latency.of(Clients.latencies(workloads(2_000 + number, MOST, each), pace, seconds, store::command));
    }
}
