package org.pulang.query.replay;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.EventLog.Batch;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps how far each segment of each projection has come, beside the rows it guards, and who works on it. A claim lapses by
 * the database's clock unless renewed; each claim raises the epoch, and a node that lost one can store nothing, so its batch
 * rolls back.
 */
final class TokenTable {

    private static final String LEASE = "clock_timestamp() + interval '2 seconds'";

    /**
     * Rows and token are one transaction: losing both in a crash loses nothing, hence no wait for the disk. A node that stops in
     * the middle must not keep the row locked, whether the server waits for its next word or for it to listen.
     */
    private static final String GUARD = """
            SELECT set_config('synchronous_commit', 'off', true),
                   set_config('idle_in_transaction_session_timeout', '2s', true),
                   set_config('tcp_user_timeout', '5s', true);
            """;

    private static final String ADVANCE = GUARD + """
            UPDATE readmodel.token SET position = ?, event_id = ?, lease_until = %s
            WHERE processor = ? AND segment = ? AND owner = ? AND epoch = ? AND position >= ? AND position < ?;
            SELECT stream FROM readmodel.parked WHERE processor = ? AND stream = ANY (?)""".formatted(LEASE);

    private final JdbcClient jdbc;
    private final UUID node;

    TokenTable(JdbcClient jdbc, UUID node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** Adds what is missing, at the beginning. */
    void create(Collection<String> processors) {
        jdbc.sql("""
                        INSERT INTO readmodel.token (processor, segment)
                        SELECT processor, segment FROM unnest(?::text[]) AS processor, generate_series(0, ?) AS segment
                        ON CONFLICT DO NOTHING""")
                .params(processors.toArray(String[]::new), CaseSequence.SEGMENTS - 1)
                .update();
    }

    /** Takes every segment of these processors that nobody works on. */
    List<Claim> claim(Collection<String> processors, Collection<Segment> mine) {
        return jdbc.sql("""
                        UPDATE readmodel.token t SET owner = ?, epoch = t.epoch + 1, lease_until = %s
                        FROM (SELECT processor, segment FROM readmodel.token
                              WHERE processor = ANY (?) AND (owner IS NULL OR owner = ? OR lease_until < clock_timestamp())
                                AND (processor, segment) NOT IN (SELECT * FROM unnest(?::text[], ?::int[]))
                              FOR UPDATE SKIP LOCKED) free
                        WHERE t.processor = free.processor AND t.segment = free.segment
                        RETURNING t.processor, t.segment, t.epoch, t.position, t.event_id""".formatted(LEASE))
                .params(
                        node,
                        processors.toArray(String[]::new),
                        node,
                        mine.stream().map(Segment::processor).toArray(String[]::new),
                        mine.stream().map(Segment::number).toArray(Integer[]::new))
                .query((row, n) -> new Claim(segment(row), row.getLong("epoch"), place(row), place(row)))
                .list();
    }

    /**
     * A segment this node may work on.
     *
     * @param stored the last place stored by a batch under this claim, or where it began
     * @param place where it stands
     */
    record Claim(Segment segment, long epoch, Place stored, Place place) {}

    /**
     * Renews claims and stores how far they came without having had anything to do. One that is in the middle of a batch renews
     * itself. One whose last batch the database forgot in a crash is not renewed: its place is ahead of its rows. Waits for no
     * disk: who renews in vain loses nothing.
     */
    void renew(List<Claim> claims) {
        jdbc.sql("""
                        WITH mine AS (
                            SELECT m.*
                            FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]::uuid[])
                                AS m (processor, segment, epoch, stored, position, event_id)
                            JOIN readmodel.token t USING (processor, segment)
                            WHERE t.owner = ? AND t.epoch = m.epoch AND t.position >= m.stored
                            FOR UPDATE OF t SKIP LOCKED),
                        unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
                        UPDATE readmodel.token t SET lease_until = %s, position = greatest(t.position, mine.position),
                            event_id = CASE WHEN mine.position > t.position THEN mine.event_id ELSE t.event_id END
                        FROM mine, unhurried
                        WHERE t.processor = mine.processor AND t.segment = mine.segment AND t.epoch = mine.epoch""".formatted(LEASE))
                .params(
                        claims.stream()
                                .map(claim -> claim.segment().processor())
                                .toArray(String[]::new),
                        claims.stream().map(claim -> claim.segment().number()).toArray(Integer[]::new),
                        claims.stream().map(Claim::epoch).toArray(Long[]::new),
                        claims.stream().map(claim -> claim.stored().position()).toArray(Long[]::new),
                        claims.stream().map(claim -> claim.place().position()).toArray(Long[]::new),
                        claims.stream()
                                .map(claim -> Objects.toString(claim.place().eventId(), null))
                                .toArray(String[]::new),
                        node)
                .update();
    }

    /** Gives back what this node works on. */
    void release() {
        jdbc.sql("UPDATE readmodel.token SET owner = NULL WHERE owner = ?")
                .param(node)
                .update();
    }

    void release(String processor) {
        jdbc.sql("UPDATE readmodel.token SET owner = NULL WHERE owner = ? AND processor = ?")
                .params(node, processor)
                .update();
    }

    /** Where each segment stands and who works on it. */
    Map<Segment, Stand> stands() {
        return jdbc
                .sql("SELECT processor, segment, owner, epoch, position FROM readmodel.token")
                .query((row, n) -> new Stand(
                        segment(row),
                        node.equals(row.getObject("owner", UUID.class)),
                        row.getLong("epoch"),
                        row.getLong("position")))
                .list()
                .stream()
                .collect(Collectors.toMap(Stand::segment, Function.identity()));
    }

    /** Who works on the segments of a processor, as operators are told. */
    List<Holding> holdings(String processor) {
        return jdbc.sql("""
                        SELECT segment, position, CASE WHEN lease_until >= clock_timestamp() THEN owner END AS owner
                        FROM readmodel.token WHERE processor = ? ORDER BY segment""")
                .param(processor)
                .query((row, n) -> {
                    @Nullable UUID owner = row.getObject("owner", UUID.class);
                    return new Holding(row.getInt("segment"), owner, node.equals(owner), row.getLong("position"));
                })
                .list();
    }

    /**
     * A segment.
     *
     * @param node that works on it; absent while none does
     * @param here whether that is this one
     */
    record Holding(int segment, @Nullable UUID node, boolean here, long position) {}

    record Stand(Segment segment, boolean mine, long epoch, long position) {

        /** Whether it is as the claim left it, or further. */
        boolean keeps(Claim claim) {
            return mine && epoch == claim.epoch() && position >= claim.stored().position();
        }
    }

    /** Processors whose last event is no longer in the store, or is another one. */
    Set<String> withLostHistory() {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT t.processor FROM readmodel.token t
                        LEFT JOIN eventstore.event e ON e.position = t.position
                        WHERE t.position > 0 AND e.event_id IS DISTINCT FROM t.event_id""").query(String.class).list());
    }

    /**
     * The first statement of a batch's transaction: stores where the segment will stand, and thereby holds back everybody else who
     * wants to change its rows. The place stored so far must lie before the batch, or a batch whose commit was never answered
     * would be handled twice; and not before the last one stored under this claim, or the database forgot something.
     *
     * @return which of the batch's cases are parked
     * @throws ClaimLost if it is not so, or somebody else works on the segment now
     */
    Set<UUID> advance(Connection connection, Claim claim, Batch batch) throws SQLException {
        try (var advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, batch.upTo().position());
            advance.setObject(2, batch.upTo().eventId());
            advance.setString(3, claim.segment().processor());
            advance.setInt(4, claim.segment().number());
            advance.setObject(5, node);
            advance.setLong(6, claim.epoch());
            advance.setLong(7, claim.stored().position());
            advance.setLong(8, batch.events().get(0).position());
            advance.setString(9, claim.segment().processor());
            advance.setArray(10, uuids(connection, Group.streams(batch.events())));
            advance.execute();
            advance.getMoreResults();
            if (advance.getUpdateCount() == 0) {
                throw new ClaimLost();
            }
            advance.getMoreResults();
            var parked = new HashSet<UUID>();
            try (var row = advance.getResultSet()) {
                while (row.next()) {
                    parked.add(row.getObject(1, UUID.class));
                }
            }
            return parked;
        }
    }

    private static Array uuids(Connection connection, Collection<UUID> streams) throws SQLException {
        return connection.createArrayOf("uuid", streams.toArray());
    }

    /** The segment is no longer as this node left it. */
    static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Keeps everybody else from changing a segment's rows until the transaction ends; says where it stands. */
    long lock(Segment segment) {
        jdbc.sql(GUARD).query((row, n) -> n).list();
        return jdbc.sql("SELECT position FROM readmodel.token WHERE processor = ? AND segment = ? FOR UPDATE")
                .params(segment.processor(), segment.number())
                .query(Long.class)
                .single();
    }

    /** The same for all segments of a processor; says where the furthest stands on an event that is still in the store. */
    long lock(String processor) {
        jdbc.sql(GUARD).query((row, n) -> n).list();
        jdbc.sql("SELECT segment FROM readmodel.token WHERE processor = ? ORDER BY segment FOR UPDATE")
                .param(processor)
                .query(Integer.class)
                .list();
        return jdbc.sql("""
                        SELECT coalesce(max(t.position), 0) FROM readmodel.token t
                        JOIN eventstore.event e ON e.position = t.position AND e.event_id = t.event_id
                        WHERE t.processor = ?""").param(processor).query(Long.class).single();
    }

    /** All segments stand there now; who works on one has to claim it again. */
    void move(String processor, Place place) {
        jdbc.sql("""
                        UPDATE readmodel.token SET position = ?, event_id = ?, epoch = epoch + 1, owner = NULL
                        WHERE processor = ?""")
                .param(place.position())
                .param(place.eventId())
                .param(processor)
                .update();
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(row.getString("processor"), row.getInt("segment"));
    }

    private static Place place(ResultSet row) throws SQLException {
        @Nullable UUID eventId = row.getObject("event_id", UUID.class);
        return new Place(row.getLong("position"), eventId);
    }
}
