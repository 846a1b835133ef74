package org.pulang.query.replay;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A processing group: one projection with its handlers and tables, whoever works on it. */
final class Group {

    /** The schema everybody reads. */
    static final String LIVE = "readmodel";

    private final String name;
    private final Handlers handlers;
    private final List<RowTable<?>> tables;
    private final Timer batches;
    private final DistributionSummary sizes;
    /** With the class of what went wrong last. */
    private final Map<Segment, String> failing = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    Group(Projection projection, Connection connection, MeterRegistry meters) throws SQLException {
        this.name = projection.name();
        this.handlers = new Handlers(projection);
        var tables = new ArrayList<RowTable<?>>();
        for (var row : projection.rows()) {
            tables.add(RowTable.of(row, connection));
        }
        this.tables = List.copyOf(tables);
        this.batches = Timer.builder("pulang.projection.batch")
                .description("Batches of events handled and stored")
                .tag("processor", name)
                .register(meters);
        this.sizes = DistributionSummary.builder("pulang.projection.batch.events")
                .description("Events in a batch")
                .tag("processor", name)
                .register(meters);
    }

    String name() {
        return name;
    }

    /** Without schema, in alphabetical order: who locks several does it in the same order. */
    List<String> tables() {
        return tables.stream().map(RowTable::name).sorted().toList();
    }

    boolean handles(EventType type) {
        return handlers.handle(type);
    }

    /** Whether its handlers need the events themselves. */
    boolean readsEvents() {
        return handlers.readEvents();
    }

    RowBuffer buffer() {
        return new RowBuffer(tables);
    }

    void handle(StoredEvent event, RowBuffer rows) {
        handlers.handle(event, rows);
    }

    /** To be done before a transaction begins, which others wait for. */
    void readAhead(List<StoredEvent> events) {
        if (readsEvents()) {
            events.forEach(StoredEvent::readAhead);
        }
    }

    /** Handles events and writes the rows they change, in the connection's transaction. */
    void handle(Connection connection, String schema, List<StoredEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        var rows = buffer();
        rows.load(connection, schema, streams(events));
        events.forEach(event -> handlers.handle(event, rows));
        rows.flush(connection, schema);
    }

    /**
     * The same event by event, for when the whole failed: one that fails leaves no trace, and neither do those of its case behind
     * it.
     *
     * @return what failed, one event per case
     */
    List<Failure> handleCarefully(Connection connection, String schema, List<StoredEvent> events) throws SQLException {
        var failures = new ArrayList<Failure>();
        var streams = new HashSet<UUID>();
        for (var event : events) {
            if (streams.contains(event.stream())) {
                continue;
            }
            var before = connection.setSavepoint();
            try {
                handle(connection, schema, List.of(event));
                connection.releaseSavepoint(before);
            } catch (SQLException | RuntimeException e) {
                if (!Fault.ofEvent(e)) {
                    throw e;
                }
                connection.rollback(before);
                streams.add(event.stream());
                failures.add(new Failure(event, Fault.named(e)));
            }
        }
        return failures;
    }

    /** An event that a projection could not handle. */
    record Failure(StoredEvent event, String error) {}

    static Set<UUID> streams(Collection<StoredEvent> events) {
        return events.stream().map(StoredEvent::stream).collect(Collectors.toSet());
    }

    void measured(Timer.Sample sample, int events) {
        sample.stop(batches);
        sizes.record(events);
    }

    /** Whether a batch failed through no fault of an event and is tried again. */
    boolean failing() {
        return !failing.isEmpty();
    }

    /** Classes of what went wrong last, each once. */
    List<String> errors() {
        return failing.values().stream().distinct().sorted().toList();
    }

    void fails(Segment segment, Throwable failure) {
        failing.put(segment, Fault.named(failure));
    }

    void goesOn(Segment segment) {
        failing.remove(segment);
    }

    /** Whether the log behind its place is no longer the one it has handled. */
    boolean stopped() {
        return stopped;
    }

    void stopped(boolean stop) {
        stopped = stop;
    }
}
