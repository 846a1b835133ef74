package org.pulang.query.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The settled events in order, for those who follow the log without being a projection: what they do is not rebuilt. */
public final class SettledLog {

    private final Database database;
    private final StoredEvents stored;
    private final EventStoreTable table;

    public SettledLog(DataSource source) {
        this.database = new Database(source);
        this.stored = new StoredEvents(database.source());
        this.table = new EventStoreTable(database.jdbc());
    }

    /** Whether there is an event store; this service may have started first. */
    public boolean exists() {
        return table.exists();
    }

    /** The last settled event. */
    public Place end() {
        return database.inTransaction(connection -> {
            Horizon.requireSound(connection);
            return Horizon.place(connection);
        });
    }

    /** Whether the event seen at a place is still there; else part of the history was lost or exchanged. */
    public boolean holds(Place place) {
        return place.position() == 0
                || database.jdbc()
                        .sql("SELECT EXISTS (SELECT FROM eventstore.event WHERE position = ? AND event_id = ?)")
                        .param(place.position())
                        .param(place.eventId())
                        .query(Boolean.class)
                        .single();
    }

    /** The next settled events behind a position. */
    public List<StoredEvent> after(long position, int limit) {
        return database.inTransaction(connection -> {
            Horizon.requireSound(connection);
            long settled = Horizon.of(connection).settled();
            var events = new ArrayList<StoredEvent>();
            try (var read = connection.prepareStatement("SELECT " + StoredEvents.COLUMNS
                    + " FROM eventstore.event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?")) {
                read.setLong(1, position);
                read.setLong(2, settled);
                read.setInt(3, limit);
                try (var row = read.executeQuery()) {
                    while (row.next()) {
                        events.add(stored.event(row));
                    }
                }
            }
            return events;
        });
    }

    /** Events of a stream behind a version, in order. */
    public List<StoredEvent> of(UUID stream, long afterVersion, int limit) {
        return stored.of(stream, afterVersion, limit);
    }

    /** Events of a stream that have one of these logical names, and the one of a version, in order. */
    public List<StoredEvent> of(UUID stream, Collection<String> types, int version) {
        return database.jdbc()
                .sql("SELECT " + StoredEvents.COLUMNS + """
                         FROM eventstore.event
                        WHERE stream = ? AND (version = ? OR type IN (SELECT id FROM eventstore.type WHERE name = ANY (?)))
                        ORDER BY version""")
                .param(stream)
                .param(version)
                .param(types.toArray(String[]::new))
                .query((row, n) -> stored.event(row))
                .list();
    }

    public Lag lag(long position, Clock clock) {
        long head = Math.max(position, table.head());
        return new Lag(
                head - position,
                table.recordedAfter(position)
                        .map(since -> Math.max(
                                0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
                        .orElse(0.0));
    }

    /**
     * How far somebody is behind the store.
     *
     * @param events an upper bound, as in {@link Progress}
     * @param seconds age of the oldest event behind the position
     */
    public record Lag(long events, double seconds) {}
}
