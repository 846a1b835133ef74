package org.pulang.query.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralRejectionReason;
import org.pulang.vocabulary.ReferralRevocationReason;
import org.pulang.vocabulary.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Referrals as a table, a row each, case by case: to whom, for what, how far each came, and whether the outcome came back. */
@Component
class ReferralsSheet implements Sheet<ReferralsSheet.Filter> {

    private static final Form<Filter> FORM = new Form<>(
            "referrals",
            Filter.class,
            List.of(
                    Column.text("case_id", "#meta+id+case"),
                    Column.text("case_number", "#meta+code+case"),
                    Column.code("provenance", Provenance.class, "#meta+source"),
                    Column.text("referral_id", "#meta+id+activity"),
                    Column.text("provider_id", "#org+id"),
                    Column.text("provider", "#org+name"),
                    Column.text("receiver", "#org+id+receiving"),
                    Column.code("service", Service.class, "#service"),
                    Column.code("reason", ReferralReason.class, "#activity+purpose"),
                    Column.text("made_on", "#date+referred"),
                    Column.day("answer_due_on", "#date+due"),
                    Column.code("state", ReferralState.class, "#status"),
                    Column.flag("overdue", "#status+overdue"),
                    Column.flag("loop_closed", "#status+closed"),
                    Column.moment("answered_at", "#date+answered"),
                    Column.moment("ended_at", "#date+ended"),
                    Column.code("rejection_reason", ReferralRejectionReason.class, "#status+reason+rejected"),
                    Column.code("revocation_reason", ReferralRevocationReason.class, "#status+reason+revoked"),
                    Column.code("outcome", ReferralOutcome.class, "#output")));

    private static final String OVERDUE = "(o.state = 'Made' AND o.answer_due_on < o.today)";

    /** The file has them as events; what of these is personal is sealed there, and not asked for. */
    private static final String SELECT = """
            SELECT o.*, (SELECT d.name FROM readmodel.directory d WHERE d.provider_id = o.provider_id) AS provider,
                %s AS overdue, o.state = 'Completed' AS loop_closed
            FROM (
                SELECT f.case_id, f.position, r.place,
                    f.state ->> 'caseNumber' AS case_number, f.state ->> 'provenance' AS provenance,
                    (CAST(? AS timestamptz) AT TIME ZONE c.zone)::date AS today,
                    r.told ->> 'state' AS state,
                    m.made ->> 'referralId' AS referral_id, (m.made ->> 'providerId')::uuid AS provider_id,
                    m.made ->> 'receiver' AS receiver, m.made ->> 'service' AS service, m.made ->> 'reason' AS reason,
                    coalesce(m.made ->> 'occurredAt',
                        ((r.told -> 'made' ->> 'recordedAt')::timestamptz AT TIME ZONE c.zone)::date::text) AS made_on,
                    (m.made ->> 'answerDueOn')::date AS answer_due_on,
                    coalesce(r.told -> 'accepted', r.told -> 'rejected') ->> 'recordedAt' AS answered_at,
                    coalesce(r.told -> 'rejected', r.told -> 'revoked', r.told -> 'completed', r.told -> 'lapsed')
                        ->> 'recordedAt' AS ended_at,
                    r.told -> 'rejected' -> 'event' ->> 'reason' AS rejection_reason,
                    r.told -> 'revoked' -> 'event' ->> 'reason' AS revocation_reason,
                    r.told -> 'completed' -> 'event' ->> 'outcome' AS outcome
                FROM readmodel.casefile f
                JOIN readmodel.access_case c ON c.case_id = f.case_id
                CROSS JOIN LATERAL json_array_elements(f.state -> 'referrals' -> 'referrals')
                    WITH ORDINALITY AS r (told, place)
                CROSS JOIN LATERAL (SELECT r.told -> 'made' -> 'event' AS made) m) o
            %s ORDER BY o.case_id, o.place""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReferralsSheet(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which referrals are asked for; absent means all.
     *
     * @param provider to whom
     * @param overdue the day for the answer is over, and none came
     */
    record Filter(
            @Nullable ReferralState state,
            @Nullable ProviderId provider,
            @Nullable Service service,
            @Nullable Boolean overdue) {}

    @Override
    public Form<Filter> form() {
        return FORM;
    }

    @Override
    public Rows rows(Asked<Filter> asked) {
        var filter = asked.filter();
        var where = new Where()
                .andText("o.state = ?", filter.state())
                .and(
                        "o.provider_id = ?",
                        filter.provider() == null ? null : filter.provider().value())
                .andText("o.service = ?", filter.service())
                .and(OVERDUE + " = ?", filter.overdue());
        asked.visible().narrow(where, "o.case_id");
        var values = new ArrayList<Object>();
        values.add(Timestamp.from(clock.instant()));
        values.addAll(where.values());
        return Rows.of(jdbc, SELECT.formatted(OVERDUE, where.sql()), values, (row, n) -> cells(row));
    }

    private static List<@Nullable Object> cells(ResultSet row) throws SQLException {
        return Arrays.asList(
                row.getString("case_id"),
                row.getString("case_number"),
                row.getString("provenance"),
                row.getString("referral_id"),
                row.getString("provider_id"),
                row.getString("provider"),
                row.getString("receiver"),
                row.getString("service"),
                row.getString("reason"),
                row.getString("made_on"),
                row.getObject("answer_due_on", LocalDate.class),
                row.getString("state"),
                row.getBoolean("overdue"),
                row.getBoolean("loop_closed"),
                moment(row.getString("answered_at")),
                moment(row.getString("ended_at")),
                row.getString("rejection_reason"),
                row.getString("revocation_reason"),
                row.getString("outcome"));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }
}
