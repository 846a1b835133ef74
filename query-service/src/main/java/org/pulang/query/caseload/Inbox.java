package org.pulang.query.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads referrals: those sent from the cases somebody sees, and those that their organisation received. */
@Component
class Inbox {

    private static final String OVERDUE = "(i.state = 'Made' AND i.due_until <= ?)";

    private static final String OF_CASES = """
             JOIN readmodel.caseload c ON c.case_id = i.case_id
            JOIN readmodel.access_case a ON a.case_id = i.case_id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sent, by the day for the answer. */
    List<InboxEntry> sent(InboxFilter filter, Visible visible, @Nullable Cursor after, int rows) {
        return list(where(filter), visible, after, rows);
    }

    long countSent(InboxFilter filter, Visible visible) {
        return count(where(filter), visible);
    }

    /** How many {@link #sent} has in all for each of these, counted in one go. */
    List<Long> countSent(List<InboxFilter> several, Visible visible) {
        var values = new ArrayList<Object>();
        var columns = several.stream()
                .map(filter -> {
                    var where = where(filter);
                    values.addAll(where.values());
                    return "count(*) FILTER (WHERE %s)".formatted(where.condition());
                })
                .collect(Collectors.joining(", "));
        var from = from(visible, new Where());
        values.addAll(from.values());
        return jdbc.sql("SELECT %s %s%s".formatted(columns, from.sql(), OF_CASES))
                .params(values)
                .query((row, n) -> {
                    var counts = new ArrayList<Long>();
                    for (int i = 0; i < several.size(); i++) {
                        counts.add(row.getLong(i + 1));
                    }
                    return counts;
                })
                .single();
    }

    /** How many of these were made, answered or ended behind a position. */
    long countSentSince(InboxFilter filter, Visible visible, long position) {
        return countSince(where(filter), visible, position);
    }

    /** Received by the reader's organisation and still open, by the day for the answer: what has ended it sees no more. */
    List<InboxEntry> received(InboxFilter filter, Reader reader, Visible visible, @Nullable Cursor after, int rows) {
        return list(received(filter, reader), visible, after, rows);
    }

    long countReceived(InboxFilter filter, Reader reader, Visible visible) {
        return count(received(filter, reader), visible);
    }

    /** The same of those received. */
    long countReceivedSince(InboxFilter filter, Reader reader, Visible visible, long position) {
        return countSince(received(filter, reader), visible, position);
    }

    /** Of a case that others were told of, too, only what was sent to these. */
    private Where received(InboxFilter filter, Reader reader) {
        return where(filter)
                .and("i.receiver = ?", reader.organisation().value())
                .always("i.ended_at IS NULL", List.of());
    }

    private Where where(InboxFilter filter) {
        var where = new Where().andText("i.state = ?", filter.state()).andText("i.service = ?", filter.service());
        if (filter.state() != null && filter.state().isOpen()) {
            // The state says so, too, but only this tells which index serves.
            where.always("i.ended_at IS NULL", List.of());
        }
        if (filter.open() != null) {
            where.always(filter.open() ? "i.ended_at IS NULL" : "i.ended_at IS NOT NULL", List.of());
        }
        if (filter.overdue() != null) {
            where.and(filter.overdue() ? OVERDUE : "NOT " + OVERDUE, now());
        }
        return where;
    }

    private static Visible.Part from(Visible visible, Where where) {
        return visible.rows("readmodel.caseload_inbox", "i", where);
    }

    private long count(Where where, Visible visible) {
        var from = from(visible, where);
        return jdbc.sql("SELECT count(*) " + from.sql() + OF_CASES)
                .params(from.values())
                .query(Long.class)
                .single();
    }

    /** What has changed is little: it is found first. */
    private long countSince(Where where, Visible visible, long position) {
        visible.narrow(where.always("i.changed_at > ?", List.of(position)), "i.case_id");
        return jdbc.sql("SELECT count(*) FROM readmodel.caseload_inbox i" + OF_CASES + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    private List<InboxEntry> list(Where where, Visible visible, @Nullable Cursor after, int rows) {
        where.andAll("(i.answer_due_on, i.position) > (?, ?)", after == null ? List.of() : after.values());
        var from = from(visible, where);
        return jdbc.sql("SELECT i.*, c.case_number, a.owner, a.organisation, " + OVERDUE + """
                         AS overdue, (SELECT d.name FROM readmodel.directory d WHERE d.provider_id = i.provider_id) AS provider
                        """ + from.sql() + OF_CASES
                        + " ORDER BY i.answer_due_on, i.position LIMIT ?")
                .param(now())
                .params(from.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
    }

    private static InboxEntry entry(ResultSet row) throws SQLException {
        var receiver = row.getString("receiver");
        var answerDueOn = row.getObject("answer_due_on", LocalDate.class);
        return new InboxEntry(
                new CaseId(row.getObject("case_id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                new StaffId(row.getString("owner")),
                new OrganisationId(row.getString("organisation")),
                row.getString("zone"),
                new ReferralId(row.getObject("referral_id", UUID.class)),
                new ProviderId(row.getObject("provider_id", UUID.class)),
                row.getString("provider"),
                receiver == null ? null : new OrganisationId(receiver),
                Service.valueOf(row.getString("service")),
                ReferralReason.valueOf(row.getString("reason")),
                ReferralState.valueOf(row.getString("state")),
                answerDueOn,
                row.getTimestamp("due_until").toInstant(),
                row.getBoolean("overdue"),
                row.getTimestamp("made_at").toInstant(),
                instant(row.getTimestamp("answered_at")),
                instant(row.getTimestamp("ended_at")),
                row.getString("outcome"),
                new Cursor(answerDueOn, row.getLong("position")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
