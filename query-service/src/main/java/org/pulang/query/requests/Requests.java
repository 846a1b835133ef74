package org.pulang.query.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people asked for whose cases an organisation has now, of sealed ones only for those whom the seal names. */
@Component
class Requests {

    private final JdbcClient jdbc;
    private final Clock clock;

    Requests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * By when they are due; of those due at the same moment, in the order in which they were recorded.
     *
     * @param after the last one that was told, if any was
     */
    List<RequestEntry> list(Visible visible, @Nullable RequestState state, @Nullable RequestCursor after, int rows) {
        var now = clock.instant();
        var where = visible.narrow(
                new Where()
                        .andText("r.state = ?", state)
                        .andAll("(r.answer_by, r.position) > (?, ?)", after == null ? List.of() : after.values()),
                "r.case_id");
        return jdbc.sql("SELECT r.* FROM readmodel.requests r" + where.sql()
                        + " ORDER BY r.answer_by, r.position LIMIT ?")
                .params(where.values())
                .param(rows)
                .query((row, n) -> entry(row, now))
                .list();
    }

    private static RequestEntry entry(ResultSet row, Instant now) throws SQLException {
        var due = row.getTimestamp("answer_by").toInstant();
        var ended = row.getTimestamp("ended_at");
        var erasure = row.getObject("erasure_id", UUID.class);
        var refusedFor = row.getString("refused_for");
        return new RequestEntry(
                new SubjectRequestId(row.getObject("request_id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                SubjectRight.valueOf(row.getString("subject_right")),
                Requester.valueOf(row.getString("requested_by")),
                RequestState.valueOf(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                due,
                !(ended == null ? now : ended.toInstant()).isBefore(due),
                erasure == null ? null : new ErasureId(erasure),
                ended == null ? null : ended.toInstant(),
                refusedFor == null ? null : SubjectRefusalGround.valueOf(refusedFor),
                row.getLong("position"));
    }

    /** Requests, of all organisations, that should have been answered by now. */
    long overdue() {
        return jdbc.sql("SELECT count(*) FROM readmodel.requests WHERE state = 'Received' AND answer_by <= ?")
                .param(Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }
}
