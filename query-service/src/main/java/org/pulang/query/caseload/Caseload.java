package org.pulang.query.caseload;

import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the worklist. What is overdue, due today or this week is decided now, by the end of days in each case's zone. */
@Component
class Caseload {

    private static final String TODAY = "(CAST(? AS timestamptz) AT TIME ZONE c.zone)::date";

    private static final String MERGED =
            "EXISTS (SELECT FROM readmodel.casefile_links l WHERE l.other_case_id = c.case_id AND l.merged)";

    /** Who asks, as the transaction says of each read. */
    private static final String READER = "(SELECT current_setting('app.uid', true))";

    /** The last event of a case that somebody else recorded than the reader. */
    private static final String BY_OTHERS = """
            (SELECT CASE WHEN s.changed_by = %s THEN s.changed_before ELSE s.changed_at END
             FROM readmodel.caseload_standing s WHERE s.case_id = c.case_id)""".formatted(READER);

    /** Whether that is news to the reader, who has seen the case once; null where they never have. */
    private static final String CHANGED = """
            (SELECT look.seen < %s FROM readmodel.access_look look
             WHERE look.staff = %s AND look.case_id = c.case_id)""".formatted(BY_OTHERS, READER);

    /** The same; a case of theirs that they never saw is new, too. */
    private static final String NEWS = "coalesce(%s, c.owner = %s AND %s > 0)".formatted(CHANGED, READER, BY_OTHERS);

    private static final String STANDING =
            "(SELECT s.%s FROM readmodel.caseload_standing s WHERE s.case_id = c.case_id) = ?";

    private static final String RECORDED_SINCE =
            "c.case_id IN (SELECT s.case_id FROM readmodel.caseload_standing s WHERE s.changed_at > ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Caseload(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the next day something is due; where contact is asked for, by the last contact. The earliest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<CaseloadEntry> list(CaseloadFilter filter, Visible visible, @Nullable Cursor after, int rows) {
        var day = filter.noContactDays() == null ? "next_due_on" : "last_contact";
        var rowsAfter = inRow(filter)
                .andAll("(c.%s, c.position) > (?, ?)".formatted(day), after == null ? List.of() : after.values());
        var asked = cases(filter, visible, rowsAfter);
        var cases = jdbc.sql("""
                        SELECT c.*, c.%1$s AS day, %2$s AS merged_away, coalesce(s.stage, 'Identified') AS stage, s.risk,
                            coalesce(s.changed_on, c.opened_at) AS changed_on, coalesce(%3$s, false) AS changed
                        FROM (SELECT c.*%4$s ORDER BY c.%1$s, c.position LIMIT ?) c
                        LEFT JOIN readmodel.caseload_standing s ON s.case_id = c.case_id
                        ORDER BY c.%1$s, c.position""".formatted(day, MERGED, CHANGED, asked.sql()))
                .params(asked.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
        var duties = duties(cases);
        return cases.stream()
                .map(entry -> entry.with(duties.getOrDefault(entry.caseId(), List.of())))
                .toList();
    }

    /** In how many cases that {@link #list} has anybody recorded something behind a position. */
    long countSince(CaseloadFilter filter, Visible visible, long position) {
        var asked = cases(filter, visible, inRow(filter));
        asked.wanted().always(RECORDED_SINCE, List.of(position));
        return jdbc.sql("SELECT count(*)" + asked.sql())
                .params(asked.values())
                .query(Long.class)
                .single();
    }

    /** Everybody who owns one of the cases, with how many of them are not closed. */
    Map<String, Long> owners(Visible visible) {
        var owners = new LinkedHashMap<String, Long>();
        var all = new Cases(visible, new Where());
        jdbc.sql("SELECT c.owner, count(*) FILTER (WHERE NOT c.closed)" + all.sql()
                        + " GROUP BY c.owner ORDER BY c.owner")
                .params(all.values())
                .query(row -> {
                    owners.put(row.getString(1), row.getLong(2));
                });
        return owners;
    }

    /**
     * How many {@link #list} has in all for each of these, by owner. All are counted in one go: they want the same cases, and differ only
     * in what is to be done and how these stand.
     */
    SortedMap<StaffId, List<Long>> counts(List<CaseloadFilter> several, Visible visible) {
        var first = several.get(0);
        var asked = new Cases(visible, inRow(first));
        var values = new ArrayList<Object>();
        var columns = several.stream()
                .map(filter -> {
                    var todo = new Where();
                    todo(todo, filter, asked);
                    values.addAll(todo.values());
                    return "count(*) FILTER (%s)".formatted(todo.sql().isEmpty() ? "WHERE true" : todo.sql());
                })
                .collect(Collectors.joining(", "));
        told(asked.wanted(), first);
        values.addAll(asked.values());
        var counts = new TreeMap<StaffId, List<Long>>(Comparator.comparing(StaffId::value));
        jdbc.sql("SELECT c.owner, " + columns + asked.sql() + " GROUP BY c.owner")
                .params(values)
                .query(row -> {
                    var ofOwner = new ArrayList<Long>();
                    for (int i = 0; i < several.size(); i++) {
                        ofOwner.add(row.getLong(i + 2));
                    }
                    counts.put(new StaffId(row.getString(1)), ofOwner);
                });
        return counts;
    }

    /** Those that a filter asks for. */
    Cases cases(CaseloadFilter filter, Visible visible) {
        return cases(filter, visible, inRow(filter));
    }

    private Cases cases(CaseloadFilter filter, Visible visible, Where inRow) {
        var cases = new Cases(visible, inRow);
        told(cases.wanted(), filter);
        todo(cases.wanted(), filter, cases);
        return cases;
    }

    /** What stands in the row of a case. */
    private static Where inRow(CaseloadFilter filter) {
        return new Where()
                .andText("c.owner = ?", filter.owner())
                .andText("c.province = ?", filter.province())
                .andAnyOf("c.provenance = ANY (?)", filter.provenance());
    }

    /** What is told of a case elsewhere. */
    private void told(Where where, CaseloadFilter filter) {
        if (filter.flag() != null) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_flag f
                            WHERE f.case_id = c.case_id AND f.kind = ? AND (f.until IS NULL OR f.until >= %s))""".formatted(TODAY), List.of(filter.flag().name(), now()));
        }
        where.and(MERGED + " = ?", filter.merged())
                .andText(STANDING.formatted("stage"), filter.stage())
                .andText(STANDING.formatted("risk"), filter.risk());
    }

    /** What is to be done, and how it stands: in this the tabs differ. */
    private void todo(Where where, CaseloadFilter filter, Cases cases) {
        where.andText("c.status = ?", filter.status());
        if (filter.due() != null) {
            var span = span(filter.due());
            // Wherever the case is, its first day is no later than that: for the others no duty is looked up.
            where.and(
                    "c.next_due_on <= ?",
                    LocalDate.ofInstant(span.get(1).toInstant(), ZoneOffset.UTC).plusDays(1));
            where.always(cases.any("d.due_until > ? AND d.due_until <= ?", span), List.of());
        }
        if (filter.noContactDays() != null) {
            where.andAll(
                    "NOT c.closed AND c.last_contact <= " + TODAY + " - ?", List.of(now(), filter.noContactDays()));
        }
        if (Boolean.TRUE.equals(filter.awaitsApproval())) {
            where.always(
                    cases.any(
                            "d.kind IN (?, ?)", List.of(DutyKind.PlanApproval.name(), DutyKind.ClosureApproval.name())),
                    List.of());
        }
        if (filter.duty() != null) {
            // A missed follow-up is another duty than holding one.
            var missed = filter.duty() == DutyKind.MissedFollowUp;
            where.always(
                    cases.any(
                            "d.kind = ? AND d.missed = ?",
                            List.of((missed ? DutyKind.FollowUp : filter.duty()).name(), missed)),
                    List.of());
        }
        if (filter.changed() != null) {
            where.always(NEWS + (filter.changed() ? " IS TRUE" : " IS NOT TRUE"), List.of());
        }
        where.and("c.closed <> ?", filter.open());
    }

    /** Days end at midnight of the case's zone: what is due today ends within 24 hours from now. */
    private List<Timestamp> span(Due due) {
        var now = clock.instant();
        return switch (due) {
            case Overdue -> List.of(Timestamp.from(Instant.EPOCH), Timestamp.from(now));
            case Today -> List.of(Timestamp.from(now), Timestamp.from(now.plus(Duration.ofDays(1))));
            case Week -> List.of(Timestamp.from(now), Timestamp.from(now.plus(Duration.ofDays(7))));
        };
    }

    private Map<CaseId, List<Duty>> duties(List<CaseloadEntry> cases) {
        return jdbc
                .sql("""
                        SELECT d.*, c.zone FROM readmodel.caseload_duty d JOIN readmodel.caseload c USING (case_id)
                        WHERE d.case_id = ANY (?) ORDER BY d.due_on, d.kind, d.reference""")
                .param(cases.stream().map(entry -> entry.caseId().value()).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(caseId(row), duty(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, toList())));
    }

    private Duty duty(ResultSet row) throws SQLException {
        var staff = row.getString("staff");
        var until = row.getTimestamp("due_until");
        return Duty.of(
                row.getBoolean("missed") ? DutyKind.MissedFollowUp : DutyKind.valueOf(row.getString("kind")),
                row.getObject("reference", UUID.class),
                row.getObject("due_on", LocalDate.class),
                until == null ? null : until.toInstant(),
                staff == null ? null : new StaffId(staff),
                row.getTimestamp("since").toInstant(),
                now(row));
    }

    private CaseloadEntry entry(ResultSet row) throws SQLException {
        var province = row.getString("province");
        var risk = row.getString("risk");
        var lastContact = row.getObject("last_contact", LocalDate.class);
        var nextDueOn = row.getObject("next_due_on", LocalDate.class);
        return new CaseloadEntry(
                caseId(row),
                new CaseNumber(row.getString("case_number")),
                Provenance.valueOf(row.getString("provenance")),
                CaseStatus.valueOf(row.getString("status")),
                new StaffId(row.getString("owner")),
                new OrganisationId(row.getString("organisation")),
                Gender.valueOf(row.getString("gender")),
                AgeBand.valueOf(row.getString("age_band")),
                province == null ? null : new AreaCode(province),
                row.getString("zone"),
                new PartialDate(row.getString("first_contact")),
                row.getTimestamp("opened_at").toInstant(),
                lastContact,
                ChronoUnit.DAYS.between(lastContact, today(row)),
                nextDueOn.equals(LocalDate.MAX) ? null : nextDueOn,
                row.getBoolean("contact_unwanted"),
                row.getBoolean("merged_away"),
                Stage.valueOf(row.getString("stage")),
                risk == null ? null : RiskLevel.valueOf(risk),
                row.getTimestamp("changed_on").toInstant(),
                row.getBoolean("changed"),
                List.of(),
                new Cursor(row.getObject("day", LocalDate.class), row.getLong("position")));
    }

    private static CaseId caseId(ResultSet row) throws SQLException {
        return new CaseId(row.getObject("case_id", UUID.class));
    }

    private LocalDate today(ResultSet row) throws SQLException {
        return now(row).toLocalDate();
    }

    private ZonedDateTime now(ResultSet row) throws SQLException {
        return clock.instant().atZone(ZoneId.of(row.getString("zone")));
    }

    Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
