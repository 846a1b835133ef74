package org.pulang.query.outlet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each target has come, who sends to it, and which of its cases wait. A claim lapses by the database's clock unless renewed;
 * each claim raises the epoch, and a node that lost one can write nothing more.
 */
final class OutletTable {

    private static final String IN_MILLIS = "clock_timestamp() + ? * interval '1 millisecond'";

    private final JdbcClient jdbc;
    private final UUID node;
    private final Duration lease;

    OutletTable(JdbcClient jdbc, UUID node, Duration lease) {
        this.jdbc = jdbc;
        this.node = node;
        this.lease = lease;
    }

    /** Where a target stands that was not known before. */
    void create(String target, Place place) {
        jdbc.sql("INSERT INTO readmodel.outlet (target, position, event_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .param(target)
                .param(place.position())
                .param(place.eventId())
                .update();
    }

    boolean knows(String target) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM readmodel.outlet WHERE target = ?)")
                .param(target)
                .query(Boolean.class)
                .single();
    }

    /** Takes a target that nobody sends to. */
    Optional<Claim> claim(String target) {
        return jdbc.sql("""
                        UPDATE readmodel.outlet SET owner = ?, epoch = epoch + 1, lease_until = %s
                        WHERE target = ? AND (owner IS NULL OR owner = ? OR lease_until < clock_timestamp())
                        RETURNING epoch""".formatted(IN_MILLIS))
                .params(node, lease.toMillis(), target, node)
                .query((row, n) -> new Claim(target, row.getLong("epoch")))
                .optional();
    }

    /** That this node alone sends to a target. */
    record Claim(String target, long epoch) {}

    /** @throws ClaimLost if another node has it now */
    Stand renew(Claim claim) {
        return stand(jdbc.sql("""
                        UPDATE readmodel.outlet SET lease_until = %s
                        WHERE target = ? AND owner = ? AND epoch = ?
                        RETURNING *, coalesce(next_try_at > clock_timestamp(), false) AS rests""".formatted(IN_MILLIS)).params(lease.toMillis(), claim.target(), node, claim.epoch()));
    }

    /** Every event up to there is dealt with. */
    Stand advance(Claim claim, Place place) {
        return stand(jdbc.sql("""
                        UPDATE readmodel.outlet SET lease_until = %s, position = ?, event_id = ?
                        WHERE target = ? AND owner = ? AND epoch = ?
                        RETURNING *, coalesce(next_try_at > clock_timestamp(), false) AS rests""".formatted(IN_MILLIS))
                .param(lease.toMillis())
                .param(place.position())
                .param(place.eventId())
                .param(claim.target())
                .param(node)
                .param(claim.epoch()));
    }

    /** The target is well. */
    void recovered(Claim claim) {
        jdbc.sql("""
                        UPDATE readmodel.outlet SET failures = 0, error = NULL, next_try_at = NULL
                        WHERE target = ? AND owner = ? AND epoch = ? AND failures > 0""").params(claim.target(), node, claim.epoch()).update();
    }

    /** The target is not well and is left alone for a while. */
    void failed(Claim claim, String error, Duration pause) {
        jdbc.sql("""
                        UPDATE readmodel.outlet SET failures = failures + 1, error = ?, next_try_at = %s
                        WHERE target = ? AND owner = ? AND epoch = ?""".formatted(IN_MILLIS))
                .params(error, pause.toMillis(), claim.target(), node, claim.epoch())
                .update();
    }

    /** The target wants nothing more. */
    void gone(Claim claim) {
        jdbc.sql("UPDATE readmodel.outlet SET gone = true WHERE target = ? AND owner = ? AND epoch = ?")
                .params(claim.target(), node, claim.epoch())
                .update();
    }

    /** Gives back what this node sends to. */
    void release(Claim claim) {
        jdbc.sql("UPDATE readmodel.outlet SET owner = NULL WHERE target = ? AND owner = ? AND epoch = ?")
                .params(claim.target(), node, claim.epoch())
                .update();
    }

    private static Stand stand(JdbcClient.StatementSpec update) {
        return update.query((row, n) -> Stand.of(row)).optional().orElseThrow(ClaimLost::new);
    }

    /**
     * How a target stands.
     *
     * @param failures in a row, through no fault of an event
     * @param rests whether it is left alone for the moment
     */
    record Stand(
            long position,
            @Nullable UUID eventId,
            boolean paused,
            boolean gone,
            int failures,
            @Nullable String error,
            boolean rests) {

        private static Stand of(ResultSet row) throws SQLException {
            return new Stand(
                    row.getLong("position"),
                    row.getObject("event_id", UUID.class),
                    row.getBoolean("paused"),
                    row.getBoolean("gone"),
                    row.getInt("failures"),
                    row.getString("error"),
                    row.getBoolean("rests"));
        }

        Place place() {
            return new Place(position, eventId);
        }

        boolean takes() {
            return !paused && !gone && !rests;
        }
    }

    /** Another node sends to the target. */
    static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Optional<Stand> stand(String target) {
        return jdbc.sql("""
                        SELECT *, coalesce(next_try_at > clock_timestamp(), false) AS rests
                        FROM readmodel.outlet WHERE target = ?""").param(target).query((row, n) -> Stand.of(row)).optional();
    }

    void pause(String target) {
        jdbc.sql("UPDATE readmodel.outlet SET paused = true WHERE target = ?")
                .param(target)
                .update();
    }

    /**
     * At once, whatever it said last. Where the event it had come to is no longer in the store, it goes on behind the last one before
     * it: what was told of a history that is lost cannot be untold.
     */
    void resume(String target) {
        jdbc.sql("""
                        UPDATE readmodel.outlet o SET paused = false, gone = false, failures = 0, error = NULL, next_try_at = NULL,
                            position = coalesce(e.position, 0), event_id = e.event_id
                        FROM (SELECT ?::text AS target) wanted LEFT JOIN readmodel.outlet t USING (target)
                        LEFT JOIN LATERAL (SELECT position, event_id FROM eventstore.event WHERE position <= t.position
                            ORDER BY position DESC LIMIT 1) e ON true
                        WHERE o.target = wanted.target""").param(target).update();
    }

    /** A case that waits; see the table's columns. */
    record Waiting(
            UUID stream,
            int unit,
            int version,
            long position,
            String type,
            String error,
            int attempts,
            boolean dead,
            Instant since,
            Instant nextTryAt) {}

    boolean waits(String target, UUID stream) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM readmodel.outlet_waiting WHERE target = ? AND stream = ?)")
                .params(target, stream)
                .query(Boolean.class)
                .single();
    }

    List<Waiting> waiting(String target) {
        return jdbc.sql("SELECT * FROM readmodel.outlet_waiting WHERE target = ? ORDER BY position LIMIT 1000")
                .param(target)
                .query(Waiting.class)
                .list();
    }

    /** Those whose time has come. */
    List<Waiting> due(String target) {
        return jdbc.sql("""
                        SELECT * FROM readmodel.outlet_waiting
                        WHERE target = ? AND NOT dead AND next_try_at <= clock_timestamp() ORDER BY next_try_at LIMIT 20""").param(target).query(Waiting.class).list();
    }

    /** How many wait, and how many of them are no longer tried. */
    Counts counts(String target) {
        return jdbc.sql(
                        "SELECT count(*) AS waiting, count(*) FILTER (WHERE dead) AS dead FROM readmodel.outlet_waiting WHERE target = ?")
                .param(target)
                .query(Counts.class)
                .single();
    }

    record Counts(long waiting, long dead) {}

    /** In the transaction that advances. */
    void setAside(String target, int unit, Letter letter, String error, int attempts, boolean dead, Duration pause) {
        jdbc.sql("""
                        INSERT INTO readmodel.outlet_waiting
                            (target, stream, unit, version, position, type, error, attempts, dead, since, next_try_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), %s)""".formatted(IN_MILLIS))
                .params(
                        target,
                        letter.stream(),
                        unit,
                        letter.version(),
                        letter.position(),
                        letter.type(),
                        error,
                        attempts,
                        dead,
                        pause.toMillis())
                .update();
    }

    /**
     * Where a waiting case has come to; nothing if an operator has changed it meanwhile.
     *
     * @param before as it was
     */
    void wait(
            String target,
            Waiting before,
            int unit,
            Letter letter,
            String error,
            int attempts,
            boolean dead,
            Duration pause) {
        jdbc.sql("""
                        UPDATE readmodel.outlet_waiting SET unit = ?, version = ?, position = ?, type = ?, error = ?, attempts = ?,
                            dead = ?, next_try_at = %s
                        WHERE target = ? AND stream = ? AND version = ? AND next_try_at = ?""".formatted(IN_MILLIS))
                .params(
                        unit,
                        letter.version(),
                        letter.position(),
                        letter.type(),
                        error,
                        attempts,
                        dead,
                        pause.toMillis(),
                        target,
                        before.stream(),
                        before.version(),
                        before.nextTryAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What waits is to be tried at once, dead or not: the word that a case is to be forgotten has come to stand behind it. */
    void hurry(String target, UUID stream) {
        jdbc.sql("""
                        UPDATE readmodel.outlet_waiting SET dead = false, next_try_at = clock_timestamp()
                        WHERE target = ? AND stream = ?""").params(target, stream).update();
    }

    /** It has caught up. */
    void goOn(String target, Waiting before) {
        jdbc.sql(
                        "DELETE FROM readmodel.outlet_waiting WHERE target = ? AND stream = ? AND version = ? AND next_try_at = ?")
                .params(
                        target,
                        before.stream(),
                        before.version(),
                        before.nextTryAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Tries a case again now.
     *
     * @param skipped leaves the event out that it waits for
     * @return whether a case waits for the event at this position
     */
    boolean release(String target, long position, boolean skipped) {
        return jdbc.sql("""
                                UPDATE readmodel.outlet_waiting
                                SET version = version + ?, attempts = 0, dead = false, next_try_at = clock_timestamp()
                                WHERE target = ? AND position = ?""").params(skipped ? 1 : 0, target, position).update() > 0;
    }
}
