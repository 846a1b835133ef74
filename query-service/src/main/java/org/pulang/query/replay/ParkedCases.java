package org.pulang.query.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Group.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cases a projection could not go on with. Their events stay in the log from the failed one on; to try again is to handle
 * these, in order and in one transaction, up to where the segment stands.
 */
final class ParkedCases {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedCases.class);

    /** From one second, doubled each time, to five minutes. */
    private static final String NEXT_RETRY = "clock_timestamp() + least(power(2, %s), 300) * interval '1 second'";

    private static final int AT_ONCE = 100;
    /** That a page of operators shows. */
    private static final int MOST_LETTERS = 200;

    private final Database database;
    private final StoredEvents stored;
    private final TokenTable tokens;

    ParkedCases(Database database, StoredEvents stored, TokenTable tokens) {
        this.database = database;
        this.stored = stored;
        this.tokens = tokens;
    }

    private JdbcClient jdbc() {
        return database.jdbc();
    }

    /** In the transaction of the batch that found it. */
    void park(String processor, Failure failure) {
        var recorded = failure.event().recorded();
        jdbc().sql("""
                        INSERT INTO readmodel.parked
                            (processor, stream, position, version, error, attempts, parked_at, next_retry_at)
                        VALUES (?, ?, ?, ?, ?, 1, clock_timestamp(), %s)""".formatted(NEXT_RETRY.formatted("0")))
                .params(processor, recorded.stream(), recorded.position(), recorded.version(), failure.error())
                .update();
        LOG.error(
                "Projection {} cannot handle event {} (position {}): {}. Its case is parked; the others go on.",
                processor,
                failure.event().type(),
                recorded.position(),
                failure.error());
    }

    /** Nothing is parked any more. */
    void clear(String processor) {
        jdbc().sql("DELETE FROM readmodel.parked WHERE processor = ?")
                .param(processor)
                .update();
    }

    List<ParkedCase> of(String processor) {
        return jdbc().sql("SELECT * FROM readmodel.parked WHERE processor = ? ORDER BY position")
                .param(processor)
                .query(ParkedCase.class)
                .list();
    }

    /**
     * A case that waits.
     *
     * @param position of the first event not handled
     * @param error class of the failure
     */
    record ParkedCase(
            UUID stream,
            long position,
            int version,
            String error,
            int attempts,
            Instant parkedAt,
            Instant nextRetryAt) {}

    /** The same by event, for operators: without a word of whose case it is. */
    List<Letter> letters(String processor) {
        return jdbc().sql("""
                        SELECT p.position, e.type, p.error, p.attempts, p.parked_at, p.next_retry_at
                        FROM readmodel.parked p LEFT JOIN eventstore.event e ON e.position = p.position
                        WHERE p.processor = ? ORDER BY p.position LIMIT ?""")
                .params(processor, MOST_LETTERS)
                .query((row, n) -> letter(row))
                .list();
    }

    private Letter letter(ResultSet row) throws SQLException {
        int type = row.getInt("type");
        return new Letter(
                row.getLong("position"),
                row.wasNull() ? null : stored.type(type).name(),
                row.getString("error"),
                row.getInt("attempts"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_retry_at", OffsetDateTime.class).toInstant());
    }

    /**
     * An event that a projection could not handle; its case waits behind it.
     *
     * @param type absent if the event is no longer in the store
     */
    record Letter(
            long position, @Nullable String type, String error, int attempts, Instant parkedAt, Instant nextRetryAt) {}

    /** The case that waits for the event at a position. */
    Optional<UUID> at(String processor, long position) {
        return jdbc().sql("SELECT stream FROM readmodel.parked WHERE processor = ? AND position = ?")
                .params(processor, position)
                .query(UUID.class)
                .optional();
    }

    /** How many per processor. */
    Map<String, Long> counts() {
        return jdbc()
                .sql("SELECT processor, count(*) FROM readmodel.parked GROUP BY processor")
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean contains(String processor, UUID stream) {
        return jdbc().sql("SELECT count(*) > 0 FROM readmodel.parked WHERE processor = ? AND stream = ?")
                .params(processor, stream)
                .query(Boolean.class)
                .single();
    }

    /** Those of a group whose time has come. */
    List<UUID> due(String processor) {
        return jdbc().sql("""
                        SELECT stream FROM readmodel.parked WHERE processor = ? AND next_retry_at <= clock_timestamp()
                        ORDER BY next_retry_at LIMIT ?""").params(processor, AT_ONCE).query(UUID.class).list();
    }

    /** Tries a case again; whether it is parked no longer. */
    boolean retry(Group group, UUID stream) {
        try {
            return database.inTransaction(connection -> {
                long upTo = tokens.lock(new Segment(group.name(), CaseSequence.lane(stream, CaseSequence.SEGMENTS)));
                var from = jdbc().sql("SELECT version FROM readmodel.parked WHERE processor = ? AND stream = ?")
                        .params(group.name(), stream)
                        .query(Integer.class)
                        .optional();
                if (from.isPresent()) {
                    group.handle(connection, Group.LIVE, stored.of(stream, from.get(), upTo));
                    jdbc().sql("DELETE FROM readmodel.parked WHERE processor = ? AND stream = ?")
                            .params(group.name(), stream)
                            .update();
                    LOG.info("Projection {} took a parked case up again.", group.name());
                }
                return true;
            });
        } catch (RuntimeException e) {
            if (!Fault.ofEvent(e)) {
                throw e;
            }
            postpone(group.name(), stream, e);
            return false;
        }
    }

    void postpone(String processor, UUID stream, Throwable failure) {
        jdbc().sql("""
                        UPDATE readmodel.parked SET error = ?, attempts = attempts + 1, next_retry_at = %s
                        WHERE processor = ? AND stream = ?""".formatted(NEXT_RETRY.formatted("least(attempts, 9)")))
                .params(Fault.named(failure), processor, stream)
                .update();
    }
}
