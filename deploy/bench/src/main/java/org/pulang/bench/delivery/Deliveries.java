package org.pulang.bench.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Clients;
import org.pulang.bench.store.Database;
import org.pulang.bench.store.Draft;
import org.pulang.bench.store.Store;
import org.pulang.bench.store.Workload;

/**
 * The writer's side of a delivery: it appends at a fixed pace and looks into the projection's table, about every half millisecond,
 * until each event's effect is there.
 */
public final class Deliveries {

    private static final int WRITERS = 4;
    private static final long PATIENCE = 30_000_000_000L;

    private record Awaited(UUID stream, int version, long committed) {}

    /**
     * What was seen.
     *
     * @param append nanoseconds from due to committed
     * @param delivery nanoseconds from committed to visible
     * @param missing events whose effect did not come within 30 s
     */
    public record Seen(Histogram append, Histogram delivery, long missing) {}

    private final Candidate candidate;
    private final Database database;
    private final Store store;

    public Deliveries(Candidate candidate, Database database, Store store) {
        this.candidate = candidate;
        this.database = database;
        this.store = store;
    }

    public Seen watch(long seed, double perSecond, double seconds) throws Exception {
        var events = (int) (perSecond * seconds);
        var writers = new ArrayList<Clients.Things<Draft>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(
                    new Workload(seed * 10 + writer, Math.max(10, events / WRITERS)).prepared(events / WRITERS + 1));
        }
        var committed = new ConcurrentLinkedQueue<Awaited>();
        var ending = new AtomicLong(Long.MAX_VALUE);
        var delivery = new SynchronizedHistogram(3);
        var missing = new AtomicLong();
        var watcher = new Thread(() -> missing.set(watch(committed, ending, delivery)), "watcher");
        watcher.start();
        Histogram append;
        try {
            append = Clients.latencies(writers, perSecond, seconds, event -> {
                store.command(event);
                committed.add(new Awaited(event.stream(), event.version(), System.nanoTime()));
                store.announce();
            });
        } finally {
            ending.set(System.nanoTime() + PATIENCE);
            watcher.join();
        }
        return new Seen(append, delivery, missing.get());
    }

    /** @return how many never came */
    private long watch(Queue<Awaited> committed, AtomicLong end, Histogram delivery) {
        var awaited = new HashMap<UUID, ArrayDeque<Awaited>>();
        try (var connection = database.connect()) {
            while (System.nanoTime() < end.get()) {
                for (var next = committed.poll(); next != null; next = committed.poll()) {
                    awaited.computeIfAbsent(next.stream(), stream -> new ArrayDeque<>())
                            .add(next);
                }
                if (!awaited.isEmpty()) {
                    look(connection, awaited, delivery);
                } else if (end.get() != Long.MAX_VALUE && committed.isEmpty()) {
                    return 0;
                }
                LockSupport.parkNanos(500_000);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return awaited.values().stream().mapToLong(ArrayDeque::size).sum();
    }

    private void look(Connection connection, Map<UUID, ArrayDeque<Awaited>> awaited, Histogram delivery)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT stream, last_version FROM %s WHERE stream = ANY (?)".formatted(Projector.table(candidate)))) {
            select.setArray(1, connection.createArrayOf("uuid", awaited.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                var now = System.nanoTime();
                while (rows.next()) {
                    var stream = rows.getObject(1, UUID.class);
                    var version = rows.getInt(2);
                    var waiting = awaited.getOrDefault(stream, new ArrayDeque<>());
                    while (!waiting.isEmpty() && waiting.peek().version() <= version) {
                        delivery.recordValue(Math.max(0, now - waiting.remove().committed()));
                    }
                    if (waiting.isEmpty()) {
                        awaited.remove(stream);
                    }
                }
            }
        }
    }

    /** Cases whose counts differ from what is stored: events lost, and events counted more than once. */
    public static List<Long> lostAndDoubled(Candidate candidate, Database database) throws SQLException {
        var difference = """
                SELECT coalesce(sum(greatest(0, %s)), 0) FROM
                    (SELECT stream, count(*) AS events FROM eventstore.event GROUP BY stream) AS stored
                    LEFT JOIN %s AS counted USING (stream)
                """;
        var table = Projector.table(candidate);
        return List.of(
                database.number(difference.formatted("stored.events - coalesce(counted.events, 0)", table)),
                database.number(difference.formatted("coalesce(counted.events, 0) - stored.events", table)));
    }
}
