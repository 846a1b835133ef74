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
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The last event of a case that somebody else recorded than this one. */
    private static final String BY_OTHERS = "CASE WHEN s.changed_by = %s THEN s.changed_before ELSE s.changed_at END";

    private static final String CHANGED = BY_OTHERS.formatted("look.staff") + " > look.seen";

    /** What the reader saw once, and what is theirs and they never saw: both are few, however many cases there are. */
    private static final String NEWS = """
            c.case_id IN (
                SELECT s.case_id FROM readmodel.access_look look
                JOIN readmodel.caseload_standing s ON s.case_id = look.case_id
                WHERE look.staff = %1$s AND %2$s
                UNION ALL
                SELECT s.case_id FROM readmodel.caseload o JOIN readmodel.caseload_standing s ON s.case_id = o.case_id
                WHERE o.owner = %1$s AND %3$s > 0
                  AND NOT EXISTS (SELECT FROM readmodel.access_look look
                                  WHERE look.staff = o.owner AND look.case_id = o.case_id))""".formatted(READER, CHANGED, BY_OTHERS.formatted("o.owner"));

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
        var where = where(filter, visible)
                .andAll("(c.%s, c.position) > (?, ?)".formatted(day), after == null ? List.of() : after.values());
        var cases = jdbc.sql("""
                        SELECT c.*, c.%s AS day, %s AS merged_away, coalesce(s.stage, 'Identified') AS stage, s.risk,
                            coalesce(s.changed_on, c.opened_at) AS changed_on, coalesce(%s, false) AS changed
                        FROM readmodel.caseload c
                        LEFT JOIN readmodel.caseload_standing s ON s.case_id = c.case_id
                        LEFT JOIN readmodel.access_look look ON look.case_id = c.case_id AND look.staff = %s
                        %s ORDER BY c.%s, c.position LIMIT ?""".formatted(day, MERGED, CHANGED, READER, where.sql(), day))
                .params(where.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
        var duties = duties(cases);
        return cases.stream()
                .map(entry -> entry.with(duties.getOrDefault(entry.caseId(), List.of())))
                .toList();
    }

    /** How many {@link #list} has in all. */
    long count(CaseloadFilter filter, Visible visible) {
        var where = where(filter, visible);
        return jdbc.sql("SELECT count(*) FROM readmodel.caseload c" + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** In how many cases that {@link #list} has anybody recorded something behind a position. */
    long countSince(CaseloadFilter filter, Visible visible, long position) {
        var where = where(filter, visible).always(RECORDED_SINCE, List.of(position));
        return jdbc.sql("SELECT count(*) FROM readmodel.caseload c" + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** Everybody who owns one of the cases, with how many of them are not closed. */
    Map<String, Long> owners(Visible visible) {
        var owners = new LinkedHashMap<String, Long>();
        var where = visible.narrow(new Where(), "c.case_id");
        jdbc.sql("SELECT c.owner, count(*) FILTER (WHERE NOT c.closed) FROM readmodel.caseload c" + where.sql()
                        + " GROUP BY c.owner ORDER BY c.owner")
                .params(where.values())
                .query(row -> {
                    owners.put(row.getString(1), row.getLong(2));
                });
        return owners;
    }

    /** How many {@link #list} has in all, by owner. */
    Map<StaffId, Long> counts(CaseloadFilter filter, Visible visible) {
        var counts = new LinkedHashMap<StaffId, Long>();
        var where = where(filter, visible);
        jdbc.sql("SELECT c.owner, count(*) FROM readmodel.caseload c" + where.sql()
                        + " GROUP BY c.owner ORDER BY c.owner")
                .params(where.values())
                .query(row -> {
                    counts.put(new StaffId(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    Where where(CaseloadFilter filter, Visible visible) {
        var where = new Where()
                .andText("c.owner = ?", filter.owner())
                .andText("c.status = ?", filter.status())
                .andText("c.province = ?", filter.province())
                .andAnyOf("c.provenance = ANY (?)", filter.provenance());
        if (filter.due() != null) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_duty d
                            WHERE d.case_id = c.case_id AND d.due_until > ? AND d.due_until <= ?)""", span(filter.due()));
        }
        if (filter.noContactDays() != null) {
            where.andAll(
                    "NOT c.closed AND c.last_contact <= " + TODAY + " - ?", List.of(now(), filter.noContactDays()));
        }
        if (Boolean.TRUE.equals(filter.awaitsApproval())) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_duty d
                            WHERE d.case_id = c.case_id AND d.kind IN (?, ?))""", List.of(DutyKind.PlanApproval.name(), DutyKind.ClosureApproval.name()));
        }
        if (filter.duty() != null) {
            // A missed follow-up is another duty than holding one.
            var missed = filter.duty() == DutyKind.MissedFollowUp;
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_duty d
                            WHERE d.case_id = c.case_id AND d.kind = ? AND d.missed = ?)""", List.of((missed ? DutyKind.FollowUp : filter.duty()).name(), missed));
        }
        if (filter.flag() != null) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_flag f
                            WHERE f.case_id = c.case_id AND f.kind = ? AND (f.until IS NULL OR f.until >= %s))""".formatted(TODAY), List.of(filter.flag().name(), now()));
        }
        if (filter.merged() != null) {
            where.andAll(MERGED + " = ?", List.of(filter.merged()));
        }
        if (filter.stage() != null) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_standing s
                            WHERE s.case_id = c.case_id AND s.stage = ?)""", List.of(filter.stage().name()));
        }
        if (filter.risk() != null) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_standing s
                            WHERE s.case_id = c.case_id AND s.risk = ?)""", List.of(filter.risk().name()));
        }
        if (filter.changed() != null) {
            where.always(filter.changed() ? NEWS : "NOT " + NEWS, List.of());
        }
        if (filter.open() != null) {
            where.andAll("c.closed <> ?", List.of(filter.open()));
        }
        return visible.narrow(where, "c.case_id");
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
