package org.pulang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.delivery.Deliveries;
import org.pulang.bench.delivery.Projector;
import org.pulang.bench.delivery.ProjectorProcess;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Database;

/** From commit to visible in the table of a projection in another process, at 200 events per second: calm, disturbed, bereaved. */
@SuppressWarnings("try") // Processes that only have to be there are not referred to.
final class DeliveryMeasure implements Measure {

    private static final double PACE = 200;
    private static final int WARM_UP = 3_000;
    private static final String FROM_COMMIT = " from commit to visible in another process, 200 events/s";
    private static final String CALM = "calm";
    private static final String DISTURBED = "disturbed";

    /** One round. */
    private record Delivered(Latency append, Latency delivery, long missing) {}

    @Override
    public Set<String> numbers() {
        return Set.of("G5", "G8", "G10", "G17");
    }

    @Override
    public void take(Run run) throws Exception {
        if (run.wants("G5")) {
            beside(run);
        }
        if (run.wants("G8")) {
            besideRebuild(run);
        }
        if (run.wants("G10")) {
            besideTransaction(run);
        }
        if (run.wants("G17")) {
            whenNodeDies(run);
        }
    }

    private static void beside(Run run) throws Exception {
        try (var opened = new Opened(run, 8, Candidate.OURS, Candidate.RAW, Candidate.STOCK, Candidate.STOCK_TUNED);
                var processes = new Processes(opened)) {
            var turns = new Turns<Candidate, Delivered>("Delivery");
            for (var candidate : opened.candidates()) {
                turns.add(candidate, run.scale().rounds(), number -> deliver(run, opened, candidate, number));
            }
            var results = turns.run();
            for (var baseline : results.candidates()) {
                if (baseline != Candidate.OURS) {
                    var stock = baseline == Candidate.STOCK ? Goal.timesLower(20) : null;
                    run.report().add(delivery(results, baseline, Latency.Percentile.P50, stock));
                    var raw = baseline == Candidate.RAW ? Goal.atMost(3) : null;
                    run.report().add(delivery(results, baseline, Latency.Percentile.P99, raw));
                }
            }
            var p99 =
                    results.of(Candidate.OURS, delivered -> delivered.delivery().p99());
            run.report()
                    .add(new Row(
                            "G5",
                            Latency.Percentile.P99 + FROM_COMMIT,
                            "ms",
                            Candidate.OURS.toString(),
                            p99,
                            null,
                            null,
                            Goal.limit(50)));
            for (var candidate : results.candidates()) {
                var missing = results.of(candidate, Delivered::missing).max();
                if (missing > 0) {
                    run.report()
                            .note("G5: %s had not delivered %.0f events of a round after 30 s.", candidate, missing);
                }
            }
        }
    }

    private static Row delivery(
            Results<Candidate, Delivered> results,
            Candidate baseline,
            Latency.Percentile percentile,
            @Nullable Goal goal) {
        return results.row(
                "G5",
                percentile + FROM_COMMIT,
                "ms",
                Candidate.OURS,
                baseline,
                delivered -> percentile.of(delivered.delivery()),
                goal);
    }

    /** The projectors of the stores, all running; those whose turn it is not wait for events. */
    private static final class Processes implements AutoCloseable {

        private final List<ProjectorProcess> processes = new ArrayList<>();

        Processes(Opened opened) throws Exception {
            for (var candidate : opened.candidates()) {
                Projector.prepare(candidate, opened.database(candidate));
                processes.add(new ProjectorProcess(candidate, opened.database(candidate)));
                // So that none begins cold.
                ReplayMeasure.fill(opened.store(candidate), WARM_UP);
                Projector.await(candidate, opened.database(candidate), WARM_UP);
            }
        }

        @Override
        public void close() {
            processes.forEach(ProjectorProcess::close);
        }
    }

    private static Delivered deliver(Run run, Opened opened, Candidate candidate, int number) throws Exception {
        var seen = new Deliveries(candidate, opened.database(candidate), opened.store(candidate))
                .watch(number, PACE, run.scale().deliverySeconds());
        return new Delivered(Latency.of(seen.append()), Latency.of(seen.delivery()), seen.missing());
    }

    private static void besideRebuild(Run run) throws Exception {
        try (var opened = new Opened(run, 8, Candidate.OURS)) {
            var database = opened.database(Candidate.OURS);
            Projector.prepare(Candidate.OURS, database);
            ReplayMeasure.fill(opened.store(Candidate.OURS), run.scale().rebuild() / 5);
            try (var process = new ProjectorProcess(Candidate.OURS, database)) {
                process.rebuild();
                var results = new Turns<String, Delivered>("Delivery beside a rebuild")
                        .add(CALM, run.scale().rounds(), number -> deliver(run, opened, Candidate.OURS, number))
                        .add(DISTURBED, run.scale().rounds(), number -> {
                            try (var rebuilds = new Rebuilds(process)) {
                                return deliver(run, opened, Candidate.OURS, 1_000 + number);
                            }
                        })
                        .run();
                add(run, results, "G8", "delivery beside a rebuild", Delivered::delivery, Goal.atMost(2));
                add(run, results, "G8", "append beside a rebuild", Delivered::append, Goal.atMost(2));
            }
        }
    }

    private static void add(
            Run run,
            Results<String, Delivered> results,
            String number,
            String measure,
            Function<Delivered, Latency> of,
            Goal goal) {
        for (var percentile : Latency.Percentile.values()) {
            run.report()
                    .add(results.row(
                            number,
                            "%s of %s".formatted(percentile, measure),
                            "ms",
                            DISTURBED,
                            CALM,
                            delivered -> percentile.of(of.apply(delivered)),
                            percentile == Latency.Percentile.P99 ? goal : null));
        }
    }

    /** One rebuild after the other, until closed. */
    private static final class Rebuilds implements AutoCloseable {

        private final AtomicBoolean enough = new AtomicBoolean();
        private final Thread thread;

        Rebuilds(ProjectorProcess process) {
            thread = new Thread(
                    () -> {
                        try {
                            while (!enough.get()) {
                                process.rebuild();
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    "rebuilds");
            thread.start();
        }

        @Override
        public void close() {
            enough.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The transaction stays open as long as asked, and so longer than a round; hence all calm rounds, then all disturbed ones. */
    private static void besideTransaction(Run run) throws Exception {
        try (var opened = new Opened(run, 8, Candidate.OURS)) {
            var database = opened.database(Candidate.OURS);
            Projector.prepare(Candidate.OURS, database);
            database.execute("CREATE TABLE unrelated (id integer)");
            try (var process = new ProjectorProcess(Candidate.OURS, database);
                    var connection = database.connect();
                    var statement = connection.createStatement()) {
                var calm = new Turns<String, Delivered>("Delivery without an open transaction")
                        .add(CALM, run.scale().rounds(), number -> deliver(run, opened, Candidate.OURS, number))
                        .run();
                connection.setAutoCommit(false);
                statement.execute("INSERT INTO unrelated VALUES (1)");
                var start = System.nanoTime();
                var disturbed = new Turns<String, Delivered>("Delivery beside an open transaction", 0)
                        .add(
                                DISTURBED,
                                run.scale().rounds(),
                                number -> deliver(run, opened, Candidate.OURS, 1_000 + number))
                        .run();
                while (System.nanoTime() - start < run.scale().openSeconds() * 1e9) {
                    disturbed
                            .rounds()
                            .computeIfAbsent(DISTURBED, none -> new ArrayList<>())
                            .add(deliver(run, opened, Candidate.OURS, (int) (System.nanoTime() / 1_000_000)));
                }
                connection.rollback();
                run.report().note("G10: the transaction was open for %.0f s.", (System.nanoTime() - start) / 1e9);
                var both = new LinkedHashMap<>(calm.rounds());
                both.putAll(disturbed.rounds());
                add(
                        run,
                        new Results<>(both),
                        "G10",
                        "delivery beside an unrelated open transaction",
                        Delivered::delivery,
                        Goal.atMost(1.2));
            }
        }
    }

    private static void whenNodeDies(Run run) throws Exception {
        try (var opened = new Opened(run, 8, Candidate.OURS)) {
            var database = opened.database(Candidate.OURS);
            Projector.prepare(Candidate.OURS, database);
            var deliveries = new Deliveries(Candidate.OURS, database, opened.store(Candidate.OURS));
            var results = new Turns<String, List<Double>>("Death of a query node, seconds, lost, doubled", 0)
                    .add(Candidate.OURS.toString(), run.scale().peerRounds(), number -> {
                        var dying = new ProjectorProcess(Candidate.OURS, database);
                        try (var heir = new ProjectorProcess(Candidate.OURS, database)) {
                            var held = new AtomicLong();
                            var killer = new Thread(() -> kill(dying, database, held), "killer");
                            killer.start();
                            var seen = deliveries.watch(number, PACE, 8);
                            killer.join();
                            if (held.get() == 0) {
                                run.report().note("G17: in a round the node that was killed held no segment.");
                            }
                            var wrong = Deliveries.lostAndDoubled(Candidate.OURS, database);
                            return List.of(
                                    seen.delivery().getMaxValue() / 1e9, (double) wrong.get(0), (double) wrong.get(1));
                        } finally {
                            dying.close();
                        }
                    })
                    .run();
            var ours = Candidate.OURS.toString();
            run.report()
                    .add(new Row(
                            "G17",
                            "longest wait for an event when a query node is killed",
                            "s",
                            ours,
                            results.of(ours, values -> values.get(0)),
                            null,
                            null,
                            Goal.limit(3)));
            for (int i = 1; i <= 2; i++) {
                int which = i;
                run.report()
                        .add(new Row(
                                "G17",
                                i == 1 ? "events lost by it" : "events counted twice by it",
                                "events",
                                ours,
                                results.of(ours, values -> values.get(which)),
                                null,
                                null,
                                Goal.limit(0)));
            }
        }
    }

    private static void kill(ProjectorProcess process, Database database, AtomicLong held) {
        try {
            Thread.sleep(3_000);
            held.set(database.number(
                    "SELECT count(*) FROM readmodel.token WHERE owner = '%s'".formatted(process.node())));
            process.kill();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
