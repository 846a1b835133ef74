package org.pulang.query.replay;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads events from the store, for those who tell or fold a history. */
public final class StoredEvents {

    static final String COLUMNS = "position, recorded_at, stream, event_id, version, type, payload, metadata";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM eventstore.event ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final EventTypes types;

    public StoredEvents(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.types = new EventTypes(jdbc);
    }

    /** Events of a case or provider behind a version, in order. */
    public List<StoredEvent> of(UUID stream, long afterVersion, int limit) {
        return only(
                Set.of(stream),
                () -> jdbc.sql(SELECT + "WHERE stream = ? AND version > ? ORDER BY version LIMIT ?")
                        .params(stream, afterVersion, limit)
                        .query((row, n) -> event(row))
                        .list());
    }

    /** Events of some streams at positions, in order. */
    public List<StoredEvent> at(Set<UUID> streams, Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return only(
                streams,
                () -> jdbc.sql(SELECT + "WHERE position = ANY (?) ORDER BY position")
                        .param(positions.toArray(Long[]::new))
                        .query((row, n) -> event(row))
                        .list());
    }

    /** Says which streams are about to be read: whoever tells histories is shown no others by the database (ADR 26). */
    private List<StoredEvent> only(Set<UUID> streams, Supplier<List<StoredEvent>> question) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            jdbc.sql("SELECT set_config('app.case_id', ?, true)")
                    .param(streams.stream().map(UUID::toString).collect(joining(",", "{", "}")))
                    .query(String.class)
                    .single();
            return question.get();
        }));
    }

    /**
     * Hands over all settled events of one of several lanes from the first on, in order: the quickest way through the log.
     *
     * @param lanes a power of two
     */
    public void all(Connection connection, int lane, int lanes, Consumer<StoredEvent> handler) throws SQLException {
        new CopiedEvents(this, lane, lanes)
                .read(connection, 0, Horizon.of(connection).settled(), handler);
    }

    /** Events of a case or provider from a version on, up to a position. */
    List<StoredEvent> of(UUID stream, int fromVersion, long upTo) {
        return jdbc.sql(SELECT + "WHERE stream = ? AND version >= ? AND position <= ? ORDER BY version")
                .params(stream, fromVersion, upTo)
                .query((row, n) -> event(row))
                .list();
    }

    /** Events behind a position, up to another that is settled, that a group handles and that are for one of its lanes. */
    List<StoredEvent> between(long after, long upTo, Group group, int lane, int lanes, int limit) {
        return jdbc.sql(SELECT
                        + "WHERE position > ? AND position <= ? AND type <> ALL (?) AND %s = ?"
                                .formatted(CaseSequence.sql(lanes))
                        + " ORDER BY position LIMIT ?")
                .params(after, upTo, unwanted(group), lane, limit)
                .query((row, n) -> event(row))
                .list();
    }

    /** The last event up to a position, or the first one behind a place if there is none between. */
    Place last(long after, long upTo) {
        return jdbc.sql("""
                        SELECT position, event_id FROM eventstore.event
                        WHERE position > ? AND position <= greatest(?,
                            (SELECT position FROM eventstore.event WHERE position > ? ORDER BY position LIMIT 1))
                        ORDER BY position DESC LIMIT 1""")
                .params(after, upTo, after)
                .query((row, n) -> new Place(row.getLong("position"), row.getObject("event_id", UUID.class)))
                .single();
    }

    /** The kinds a group does not handle. Those unknown here are not among them: nobody may skip what he cannot read. */
    Short[] unwanted(Group group) {
        return types.all().stream()
                .filter(type -> !group.handles(type))
                .map(type -> (short) type.id())
                .toArray(Short[]::new);
    }

    StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                new Recorded(
                        row.getLong("position"),
                        row.getObject("stream", UUID.class),
                        row.getInt("version"),
                        row.getObject("event_id", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("metadata")),
                type(row.getInt("type")),
                row.getBytes("payload"));
    }

    EventType type(int id) {
        return types.of(id);
    }
}
