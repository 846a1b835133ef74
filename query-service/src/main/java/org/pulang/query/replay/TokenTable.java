package org.pulang.query.replay;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps how far each projection has come, in plain columns beside the rows it guards. A node works on a segment while it
 * holds the claim, which lapses by the database's clock; a node that lost it can store nothing, so its batch rolls back.
 */
final class TokenTable implements TokenStore {

    /** How long a claim lives unless renewed; processors renew it every two seconds. */
    private static final String LAPSE = "interval '10 seconds'";

    private final JdbcClient jdbc;
    private final String node;

    TokenTable(JdbcClient jdbc, String node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        for (int segment = 0; segment < segments; segment++) {
            jdbc.sql("INSERT INTO readmodel.token (processor, segment) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(processor, segment)
                    .update();
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        var passed = (GapAwareTrackingToken) token;
        requireClaim(
                processor,
                segment,
                jdbc.sql("""
                        UPDATE readmodel.token SET position = ?, gaps = ?, claimed_at = clock_timestamp()
                        WHERE processor = ? AND segment = ? AND owner = ?""")
                        .param(passed == null ? null : passed.getIndex())
                        .param(passed == null ? new Long[0] : passed.getGaps().toArray(Long[]::new))
                        .params(processor, segment, node)
                        .update());
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return claim(processor, segment)
                .orElseThrow(() -> lost(processor, segment))
                .token();
    }

    private Optional<Claimed> claim(String processor, int segment) {
        return jdbc.sql("""
                        UPDATE readmodel.token SET owner = ?, claimed_at = clock_timestamp()
                        WHERE processor = ? AND segment = ?
                          AND (owner IS NULL OR owner = ? OR claimed_at < clock_timestamp() - %s)
                        RETURNING position, gaps""".formatted(LAPSE))
                .params(node, processor, segment, node)
                .query((row, n) -> Claimed.of(row))
                .optional();
    }

    @Override
    public void extendClaim(String processor, int segment) {
        requireClaim(
                processor,
                segment,
                jdbc.sql("""
                        UPDATE readmodel.token SET claimed_at = clock_timestamp()
                        WHERE processor = ? AND segment = ? AND owner = ?""").params(processor, segment, node).update());
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        jdbc.sql("UPDATE readmodel.token SET owner = NULL WHERE processor = ? AND segment = ? AND owner = ?")
                .params(processor, segment, node)
                .update();
    }

    /** Back to before the first event. */
    void reset(String processor) {
        for (int segment : fetchSegments(processor)) {
            fetchToken(processor, segment);
            storeToken(null, processor, segment);
            releaseClaim(processor, segment);
        }
    }

    @Override
    public int[] fetchSegments(String processor) {
        return jdbc
                .sql("SELECT segment FROM readmodel.token WHERE processor = ? ORDER BY segment")
                .param(processor)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Where each segment of each projection stands. */
    List<Stand> stands() {
        return jdbc.sql("SELECT processor, position, gaps FROM readmodel.token")
                .query((row, n) ->
                        new Stand(row.getString("processor"), Claimed.of(row).token()))
                .list();
    }

    private void requireClaim(String processor, int segment, int rows) {
        if (rows == 0) {
            throw lost(processor, segment);
        }
    }

    private static UnableToClaimTokenException lost(String processor, int segment) {
        return new UnableToClaimTokenException("Another node works on segment %d of %s.".formatted(segment, processor));
    }

    /** A segment's place; null before its first event. */
    record Stand(String processor, @Nullable GapAwareTrackingToken token) {}

    private record Claimed(@Nullable GapAwareTrackingToken token) {
        static Claimed of(ResultSet row) throws SQLException {
            long position = row.getLong("position");
            if (row.wasNull()) {
                return new Claimed(null);
            }
            Array gaps = row.getArray("gaps");
            return new Claimed(new GapAwareTrackingToken(position, Arrays.asList((Long[]) gaps.getArray())));
        }
    }
}
