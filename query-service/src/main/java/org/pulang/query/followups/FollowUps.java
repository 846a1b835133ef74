package org.pulang.query.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.export.Rows;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads follow-ups. Whether one is overdue is decided now. */
@Component
class FollowUps {

    private static final String OVERDUE = "(settled_at IS NULL AND due_until <= ?)";

    /** Of the cases that somebody sees; these are found first. */
    private static final String SELECT = """
            SELECT f.*, g.case_number, g.provenance, g.zone, %s AS overdue
            %s
            JOIN readmodel.followups_case g ON g.case_id = f.case_id
            ORDER BY f.day, f.position""";

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By day, the earliest first. */
    List<FollowUpEntry> list(FollowUpFilter filter, Visible visible, @Nullable Cursor after, int rows) {
        var where = where(filter).andAll("(day, position) > (?, ?)", after == null ? List.of() : after.values());
        var from = from(visible, where);
        return jdbc.sql(select(from) + " LIMIT ?")
                .param(now())
                .params(from.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
    }

    /** How many of those that {@link #list} has were planned, moved, held, missed or cancelled behind a position. */
    long countSince(FollowUpFilter filter, Visible visible, long position) {
        var where = visible.narrow(where(filter).always("f.changed_at > ?", List.of(position)), "f.case_id");
        return jdbc.sql("SELECT count(*) FROM readmodel.followups f JOIN readmodel.followups_case USING (case_id)"
                        + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** All that {@link #list} has. */
    Rows rows(FollowUpFilter filter, Visible visible, RowMapper<List<@Nullable Object>> cells) {
        var from = from(visible, where(filter));
        var values = new ArrayList<Object>();
        values.add(now());
        values.addAll(from.values());
        return Rows.of(jdbc, select(from), values, cells);
    }

    private static Visible.Part from(Visible visible, Where where) {
        return visible.rows("readmodel.followups", "f", where);
    }

    private static String select(Visible.Part from) {
        return SELECT.formatted(OVERDUE, from.sql());
    }

    private Where where(FollowUpFilter filter) {
        var where = new Where()
                .and("case_id = ?", filter.caseId())
                .andText("state = ?", filter.state())
                .andText("staff = ?", filter.by());
        if (filter.overdue() != null) {
            where.and(filter.overdue() ? OVERDUE : "NOT " + OVERDUE, now());
        }
        return where;
    }

    long overdue() {
        return jdbc.sql("SELECT count(*) FROM readmodel.followups WHERE " + OVERDUE)
                .param(now())
                .query(Long.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static FollowUpEntry entry(ResultSet row) throws SQLException {
        var purpose = row.getString("purpose");
        var reached = row.getString("reached");
        return new FollowUpEntry(
                new CaseId(row.getObject("case_id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                Provenance.valueOf(row.getString("provenance")),
                new FollowUpId(row.getObject("follow_up_id", UUID.class)),
                row.getObject("due_on", LocalDate.class),
                row.getString("zone"),
                FollowUpMode.valueOf(row.getString("mode")),
                purpose == null ? null : FollowUpPurpose.valueOf(purpose),
                new StaffId(row.getString("staff")),
                FollowUpState.valueOf(row.getString("state")),
                row.getBoolean("overdue"),
                row.getInt("attempts"),
                instant(row.getTimestamp("missed_at")),
                row.getObject("recorded_on", LocalDate.class),
                reached == null ? null : PersonReached.valueOf(reached),
                new Cursor(row.getObject("day", LocalDate.class), row.getLong("position")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant).orElse(null);
    }
}
