package org.pulang.query.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.personal.Subject;
import org.pulang.query.access.Disclosures.Disclosure;
import org.pulang.query.access.Disclosures.Taken;
import org.pulang.query.page.Where;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of reads, the newest first. */
@Component
class Reads {

    /** The second half as its index has it. */
    private static final String OF_CASE = "(r.case_id = ? OR (r.cases <> '{}' AND r.cases @> ARRAY[?]))";

    private final JdbcClient jdbc;

    Reads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who opened, listed or was denied a case. */
    List<ReadEntry> ofCase(CaseId id, @Nullable UUID after, int rows) {
        return entries(new Where().andAll(OF_CASE, List.of(id.value(), id.value())), after, rows).stream()
                .map(entry -> entry.withoutOthersThan(id))
                .toList();
    }

    /**
     * What a member of staff of the reader's organisation read; cases that are sealed from the reader are not named, nor those of
     * other organisations that were listed or denied.
     */
    List<ReadEntry> by(StaffId actor, Reader reader, @Nullable UUID after, int rows) {
        var entries = entries(
                new Where()
                        .and("r.actor = ?", actor.value())
                        .and("r.organisation = ?", reader.organisation().value()),
                after,
                rows);
        var named = entries.stream()
                .flatMap(ReadEntry::named)
                .map(CaseId::value)
                .distinct()
                .toArray(UUID[]::new);
        var kept = kept(named, reader);
        var sealed = ids(kept, Kept::sealed);
        var ours = ids(kept, one -> one.ours() && !one.sealed());
        return entries.stream().map(entry -> entry.without(sealed, ours)).toList();
    }

    /**
     * A case that somebody need not be shown.
     *
     * @param ours whether it is with the organisation of whoever asks
     * @param sealed whether it is from them
     */
    private record Kept(CaseId id, boolean ours, boolean sealed) {}

    private List<Kept> kept(UUID[] cases, Reader reader) {
        return jdbc.sql("""
                        SELECT case_id, organisation = ? AS ours,
                            supervisor IS NOT NULL AND ? NOT IN (supervisor, other_supervisor) AS sealed
                        FROM readmodel.kept(?)""")
                .params(reader.organisation().value(), CaseAccess.nameOnSeals(reader), cases)
                .query((row, n) -> new Kept(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getBoolean("ours"),
                        row.getBoolean("sealed")))
                .list();
    }

    private static Set<CaseId> ids(List<Kept> cases, Predicate<Kept> those) {
        return cases.stream().filter(those).map(Kept::id).collect(toUnmodifiableSet());
    }

    private List<ReadEntry> entries(Where where, @Nullable UUID after, int rows) {
        where.and("r.id < ?", after);
        return jdbc.sql("""
                        SELECT r.*, coalesce(r.rows, (SELECT e.rows FROM audit.access_log e
                            WHERE r.export IS NOT NULL AND e.request_id = r.request_id AND e.rows IS NOT NULL)) AS exported
                        FROM audit.access_log r%s ORDER BY r.id DESC LIMIT ?""".formatted(where.sql()))
                .params(where.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
    }

    /** By day, the newest first; what was denied was not disclosed. */
    List<Disclosures> disclosures(CaseId id, @Nullable LocalDate before, int days) {
        var byDay = jdbc
                .sql("""
                        SELECT day, organisation, role, purpose, sheet, reason, recipient, count(DISTINCT id) AS times,
                            coalesce(array_agg(DISTINCT class) FILTER (WHERE class IS NOT NULL), '{}') AS classes,
                            (SELECT d.name FROM readmodel.directory d WHERE d.provider_id = recipient) AS recipient_name
                        FROM (
                            SELECT r.*, dense_rank() OVER (ORDER BY day DESC) AS nth
                            FROM (
                                SELECT r.*, (r.at AT TIME ZONE c.zone)::date AS day, r.case_id <> c.case_id AS of_another,
                                    r.export::json ->> 'sheet' AS sheet, r.export::json ->> 'reason' AS reason,
                                    (r.export::json -> 'filter' ->> 'recipient')::uuid AS recipient
                                FROM audit.access_log r JOIN readmodel.access_case c ON c.case_id = ?
                                WHERE %s AND r.outcome < 400) r
                            WHERE day < ?) r
                        LEFT JOIN LATERAL unnest(CASE WHEN r.of_another THEN '{}' ELSE r.classes END) AS class ON true
                        WHERE nth <= ?
                        GROUP BY day, organisation, role, purpose, sheet, reason, recipient
                        ORDER BY day DESC, organisation, role, purpose, sheet NULLS FIRST, reason, recipient""".formatted(OF_CASE))
                .params(id.value(), id.value(), id.value(), before == null ? LocalDate.MAX : before, days)
                .query((row, n) -> Map.entry(row.getObject("day", LocalDate.class), disclosure(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, LinkedHashMap::new, mapping(Map.Entry::getValue, toList())));
        return byDay.entrySet().stream()
                .map(day -> new Disclosures(day.getKey(), day.getValue()))
                .toList();
    }

    private static Disclosure disclosure(ResultSet row) throws SQLException {
        return new Disclosure(
                new OrganisationId(row.getString("organisation")),
                Role.valueOf(row.getString("role")),
                Purpose.valueOf(row.getString("purpose")),
                row.getLong("times"),
                list(row.getArray("classes"), name -> FieldClass.valueOf((String) name)).stream()
                        .sorted()
                        .toList(),
                taken(row));
    }

    private static @Nullable Taken taken(ResultSet row) throws SQLException {
        @Nullable String sheet = row.getString("sheet");
        @Nullable UUID recipient = row.getObject("recipient", UUID.class);
        return sheet == null
                ? null
                : new Taken(
                        sheet,
                        row.getString("reason"),
                        recipient == null ? null : new ProviderId(recipient),
                        row.getString("recipient_name"));
    }

    private static ReadEntry entry(ResultSet row) throws SQLException {
        @Nullable UUID caseId = row.getObject("case_id", UUID.class);
        @Nullable String export = row.getString("export");
        return new ReadEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                new StaffId(row.getString("actor")),
                new OrganisationId(row.getString("organisation")),
                Role.valueOf(row.getString("role")),
                row.getString("acr"),
                Action.valueOf(row.getString("action")),
                caseId == null ? null : new CaseId(caseId),
                list(row.getArray("cases"), one -> new CaseId((UUID) one)),
                list(row.getArray("persons"), one -> Subject.valueOf((String) one)),
                list(row.getArray("classes"), one -> FieldClass.valueOf((String) one)),
                Purpose.valueOf(row.getString("purpose")),
                row.getObject("request_id", UUID.class),
                row.getInt("outcome"),
                export == null ? null : EventJson.MAPPER.readTree(export),
                row.getObject("exported", Long.class));
    }

    private static <T> List<T> list(Array array, Function<Object, T> read) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(read).toList();
    }
}
