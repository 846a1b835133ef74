package org.pulang.query.caseload;

import static java.util.stream.Collectors.toList;
import static org.pulang.query.caseload.CaseloadRow.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.pulang.query.replay.Stage;
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

    /** The last event of a case {@code s} that somebody else recorded than the reader. */
    private static final String BY_OTHERS =
            "CASE WHEN s.changed_by = %s THEN s.changed_before ELSE s.changed_at END".formatted(READER);

    /** Whether that is news to the reader, who has seen the case once; null where they never have. */
    private static final String CHANGED = """
            (SELECT look.seen < %s FROM readmodel.access_look look
             WHERE look.staff = %s AND look.case_id = s.case_id)""".formatted(BY_OTHERS, READER);

    /**
     * The same for many cases, whose ids are an array; a case of theirs that they never saw is new, too. Both tables are read once and put
     * together by the case, and not looked up for each.
     */
    private static final String NEWS = """
            (c.case_id IN (
                 SELECT known.case_id
                 FROM (SELECT s.case_id, %1$s AS changed, NULL::bigint AS seen
                       FROM readmodel.caseload_standing s WHERE s.case_id = ANY (%%s)
                       UNION ALL
                       SELECT look.case_id, NULL, look.seen FROM readmodel.access_look look WHERE look.staff = %2$s) known
                 GROUP BY known.case_id HAVING max(known.changed) > coalesce(max(known.seen), 0))
             AND (c.owner = %2$s
                  OR c.case_id IN (SELECT look.case_id FROM readmodel.access_look look WHERE look.staff = %2$s)))""".formatted(BY_OTHERS, READER);

    private static final String STANDING =
            "(SELECT s.%s FROM readmodel.caseload_standing s WHERE s.case_id = c.case_id) = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    Caseload(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the next day something is due; where contact is asked for, by the last contact. The earliest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<CaseloadEntry> list(CaseloadFilter filter, Visible visible, @Nullable Cursor after, int rows) {
        var asked = from(visible, behind(where(filter, visible), filter, after));
        return entries("SELECT c.* " + asked.sql(), asked.values(), filter, rows);
    }

    /**
     * One of several lists, and how many cases each of these has.
     *
     * @param several as of {@link #counts}
     * @param listed which of them
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Page page(List<CaseloadFilter> several, int listed, Visible visible, @Nullable Cursor after, int rows) {
        var filter = several.get(listed);
        // All cases are gone through for the counts: which of them are listed is told by the way.
        var listing = behind(todo(new Where().always("c.wanted", List.of()), filter, visible), filter, after);
        var lines = lines(
                several,
                visible,
                new Visible.Part(
                        "(array_agg(c.case_id ORDER BY c.%s, c.position) FILTER (WHERE %s))[1:%d]"
                                .formatted(day(filter), listing.condition(), rows),
                        listing.values()));
        var entries = entries(
                "SELECT c.* FROM readmodel.caseload c WHERE c.case_id = ANY (?)",
                List.of((Object) all(lines).listed()),
                filter,
                rows);
        return new Page(entries, tally(lines));
    }

    private static String day(CaseloadFilter filter) {
        return filter.noContactDays() == null ? "next_due_on" : "last_contact";
    }

    private static Where behind(Where where, CaseloadFilter filter, @Nullable Cursor after) {
        return where.andAll(
                "(c.%s, c.position) > (?, ?)".formatted(day(filter)), after == null ? List.of() : after.values());
    }

    private List<CaseloadEntry> entries(String cases, List<Object> values, CaseloadFilter filter, int rows) {
        var found = jdbc.sql("""
                        SELECT c.*, c.%1$s AS day, %2$s AS merged_away, coalesce(s.stage, 'Identified') AS stage, s.risk,
                            coalesce(s.changed_on, c.opened_at) AS changed_on, coalesce(%3$s, false) AS changed
                        FROM (%4$s ORDER BY c.%1$s, c.position LIMIT ?) c
                        LEFT JOIN readmodel.caseload_standing s ON s.case_id = c.case_id
                        ORDER BY c.%1$s, c.position""".formatted(day(filter), MERGED, CHANGED, cases))
                .params(values)
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
        var duties = duties(found);
        return found.stream()
                .map(entry -> entry.with(duties.getOrDefault(entry.caseId(), List.of())))
                .toList();
    }

    /** In how many cases that {@link #list} has anybody recorded something behind a position: these are few, and found first. */
    long countSince(CaseloadFilter filter, Visible visible, long position) {
        var where =
                visible.narrow(where(filter, visible), "c.case_id").always("changed.changed_at > ?", List.of(position));
        return jdbc.sql("""
                        SELECT count(*) FROM readmodel.caseload_standing changed
                        JOIN readmodel.caseload c ON c.case_id = changed.case_id""" + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /**
     * How many {@link #list} has in all for each of these, counted in one go.
     *
     * @param several that want the same cases, and differ only in what is to be done and how these stand
     */
    Tally counts(List<CaseloadFilter> several, Visible visible) {
        return tally(lines(several, visible, new Visible.Part("NULL::uuid[]", List.of())));
    }

    private List<Line> lines(List<CaseloadFilter> several, Visible visible, Visible.Part listed) {
        var values = new ArrayList<Object>();
        var columns = new ArrayList<String>();
        for (var filter : several) {
            var todo = todo(new Where().always("c.wanted", List.of()), filter, visible);
            columns.add("count(*) FILTER (WHERE %s)".formatted(todo.condition()));
            values.addAll(todo.values());
        }
        values.addAll(listed.values());
        var wanted = chosen(new Where(), several.get(0));
        values.addAll(wanted.values());
        var asked = from(visible, new Where());
        values.addAll(asked.values());
        return jdbc.sql("""
                        SELECT c.owner, count(*) FILTER (WHERE NOT c.closed), %s, %s AS listed
                        FROM (SELECT c.*, %s AS wanted %s OFFSET 0) c
                        GROUP BY GROUPING SETS ((c.owner), ())""".formatted(String.join(", ", columns), listed.sql(), wanted.condition(), asked.sql()))
                .params(values)
                .query((row, n) -> line(row, several.size()))
                .list();
    }

    private static Line line(ResultSet row, int several) throws SQLException {
        var owner = row.getString(1);
        var asked = new ArrayList<Long>();
        for (int i = 0; i < several; i++) {
            asked.add(row.getLong(i + 3));
        }
        var listed = row.getArray("listed");
        return new Line(
                owner == null ? null : new StaffId(owner),
                new Counts(row.getLong(2), List.copyOf(asked)),
                listed == null ? new UUID[0] : (UUID[]) listed.getArray());
    }

    private static Line all(List<Line> lines) {
        return lines.stream().filter(line -> line.owner() == null).findFirst().orElseThrow();
    }

    private static Tally tally(List<Line> lines) {
        var byOwner = new TreeMap<StaffId, Counts>(Comparator.comparing(StaffId::value));
        for (var line : lines) {
            if (line.owner() != null) {
                byOwner.put(line.owner(), line.counts());
            }
        }
        return new Tally(all(lines).counts(), byOwner);
    }

    /** @param owner absent: of all cases together, with those that are listed */
    @SuppressWarnings("ArrayRecordComponent") // Goes into the next question as it came.
    private record Line(@Nullable StaffId owner, Counts counts, UUID[] listed) {}

    /** A list, and how many cases each of several has. */
    record Page(List<CaseloadEntry> entries, Tally tally) {}

    /** @param byOwner everybody who owns one of the cases that somebody sees, whatever was asked */
    record Tally(Counts all, SortedMap<StaffId, Counts> byOwner) {}

    /**
     * Numbers of cases.
     *
     * @param open not closed, whatever was asked
     * @param asked of each filter
     */
    record Counts(long open, List<Long> asked) {}

    /** Those that a filter asks for, as {@code c}. */
    Visible.Part cases(CaseloadFilter filter, Visible visible) {
        return from(visible, where(filter, visible));
    }

    private static Visible.Part from(Visible visible, Where where) {
        return visible.rows("readmodel.caseload", "c", where);
    }

    private Where where(CaseloadFilter filter, Visible visible) {
        return todo(chosen(new Where(), filter), filter, visible);
    }

    /** Whose cases, and what kind of. */
    private Where chosen(Where where, CaseloadFilter filter) {
        if (filter.flag() != null) {
            where.andAll("""
                    EXISTS (SELECT FROM readmodel.caseload_flag f
                            WHERE f.case_id = c.case_id AND f.kind = ? AND (f.until IS NULL OR f.until >= %s))""".formatted(TODAY), List.of(filter.flag().name(), now()));
        }
        return where.andText("c.owner = ?", filter.owner())
                .andText("c.province = ?", filter.province())
                .andAnyOf("c.provenance = ANY (?)", filter.provenance())
                .and(MERGED + " = ?", filter.merged())
                .andText(STANDING.formatted("stage"), filter.stage())
                .andText(STANDING.formatted("risk"), filter.risk());
    }

    /** What is to be done, and how it stands: in this the tabs differ. */
    private Where todo(Where where, CaseloadFilter filter, Visible visible) {
        if (filter.due() != null) {
            due(where, filter.due());
        }
        if (filter.noContactDays() != null) {
            where.andAll(
                    "NOT c.closed AND c.last_contact <= " + TODAY + " - ?", List.of(now(), filter.noContactDays()));
        }
        if (Boolean.TRUE.equals(filter.awaitsApproval())) {
            where.andAnyOf(
                    "c.duty_kinds && CAST(? AS text[])", List.of(DutyKind.PlanApproval, DutyKind.ClosureApproval));
        }
        if (filter.changed() != null) {
            where.always(
                    NEWS.formatted(visible.ids().sql()) + (filter.changed() ? " IS TRUE" : " IS NOT TRUE"),
                    visible.ids().values());
        }
        return where.andText("c.status = ?", filter.status())
                .andText("? = ANY (c.duty_kinds)", filter.duty())
                .and("c.closed <> ?", filter.open());
    }

    private void due(Where where, Due due) {
        switch (due) {
            case Overdue -> where.always("width_bucket(?, c.due_at) > 0", List.of(micros(clock.instant())));
            case Today -> dueWithin(where, 1);
            case Week -> dueWithin(where, 7);
        }
    }

    /** Not over yet, but before so many days are, today among them: they end at midnight where the case is. */
    private void dueWithin(Where where, int days) {
        var now = clock.instant();
        var values = new ArrayList<Object>();
        for (var zone : AreaCode.ZONES) {
            values.add(zone.getId());
            values.add(micros(LocalDate.ofInstant(now, zone)
                    .plusDays(days)
                    .atStartOfDay(zone)
                    .toInstant()));
        }
        values.add(micros(now));
        where.always(
                "width_bucket(CASE c.zone%s END, c.due_at) > width_bucket(?, c.due_at)"
                        .formatted(" WHEN ? THEN ?".repeat(AreaCode.ZONES.size())),
                values);
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
