package org.pulang.query.indicators;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts indicators over the facts of the cases that a filter leaves. */
@Component
class Measures {

    private static final String TOTAL = "''";

    private final JdbcClient jdbc;

    Measures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is asked: of which cases, and by what they are told apart. */
    record Question(
            Basis basis,
            IndicatorsFilter filter,
            Visible visible,
            @Nullable Dimension by) {

        Where where() {
            return visible.narrow(filter.where(), "c.case_id");
        }
    }

    /**
     * Indicators at one moment.
     *
     * @param cases that the filter leaves
     * @param totals by indicator
     * @param groups by indicator and code of the group
     * @param curves by indicator; not broken down
     * @param flows the ways of the cases; empty where not asked for
     */
    record Figures(
            long cases,
            Map<String, Measured> totals,
            Map<String, Map<String, Measured>> groups,
            Map<String, List<Curve.Point>> curves,
            List<Flow> flows) {}

    /** So many cases went from one stage to the next. */
    record Flow(String from, String to, long cases) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures figures(Question question, List<Measure> measures, List<Curve> curves, boolean flows) {
        var totals = new LinkedHashMap<String, Measured>();
        var groups = new LinkedHashMap<String, Map<String, Measured>>();
        var plain = measures.stream().filter(measure -> measure.each() == null).toList();
        count(question, plain, TOTAL, "").forEach((id, counted) -> totals.putAll(totalsOf(id, counted)));
        var by = question.by();
        if (by != null) {
            groups.putAll(count(question, plain, by.sql(), by.entries()));
        }
        for (var measure : measures) {
            var own = measure.groups();
            if (measure.each() != null) {
                var one = List.of(measure);
                totals.putAll(
                        totalsOf(measure.id(), count(question, one, TOTAL, "").getOrDefault(measure.id(), Map.of())));
                if (by != null) {
                    groups.putAll(count(question, one, by.sql(), by.entries()));
                }
            }
            if (by == null && own != null) {
                groups.putAll(count(question, List.of(measure), own.sql(), ""));
            }
        }
        var ordered = new LinkedHashMap<String, Measured>();
        measures.forEach(measure -> ordered.put(
                measure.id(),
                totals.getOrDefault(measure.id(), Measured.of(BigDecimal.ZERO, BigDecimal.ZERO, null, 0))));
        var drawn = new LinkedHashMap<String, List<Curve.Point>>();
        curves.forEach(curve -> drawn.put(curve.id(), Curve.points(ends(question, curve))));
        return new Figures(cases(question), ordered, groups, drawn, flows ? flows(question) : List.of());
    }

    private static Map<String, Measured> totalsOf(String id, Map<String, Measured> groups) {
        return groups.isEmpty()
                ? Map.of()
                : Map.of(id, groups.values().iterator().next());
    }

    private long cases(Question question) {
        var where = question.where();
        return jdbc.sql("SELECT count(*) FROM " + question.basis().facts() + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /**
     * Counts several in one pass, by indicator and group; they have the same lists or none.
     *
     * @param group SQL of the group's code
     * @param entries what it is the code of, where a case has several
     */
    private Map<String, Map<String, Measured>> count(
            Question question, List<Measure> measures, String group, String entries) {
        var counted = new LinkedHashMap<String, Map<String, Measured>>();
        if (measures.isEmpty()) {
            return counted;
        }
        var where = question.where();
        var columns = measures.stream()
                .map(measure -> "%s, %s, %s"
                        .formatted(
                                measure.numerator(),
                                measure.denominator(),
                                measure.value() == null
                                        ? "NULL, 0"
                                        : "percentile_disc(0.5) WITHIN GROUP (ORDER BY %1$s), count(%1$s)"
                                                .formatted(measure.value())))
                .collect(joining(", "));
        jdbc.sql(question.basis()
                        .sql("SELECT %s AS code, %s FROM %s%s%s%s GROUP BY 1 ORDER BY 1"
                                .formatted(
                                        group,
                                        columns,
                                        question.basis().facts(),
                                        measures.get(0).from(),
                                        entries,
                                        where.sql())))
                .params(where.values())
                .query(row -> {
                    for (int i = 0; i < measures.size(); i++) {
                        counted.computeIfAbsent(measures.get(i).id(), id -> new LinkedHashMap<>())
                                .put(row.getString(1), measured(row, 2 + 4 * i));
                    }
                });
        return counted;
    }

    private static Measured measured(ResultSet row, int column) throws SQLException {
        return Measured.of(
                row.getBigDecimal(column),
                row.getBigDecimal(column + 1),
                row.getBigDecimal(column + 2),
                row.getLong(column + 3));
    }

    private SortedMap<Integer, Curve.Ends> ends(Question question, Curve curve) {
        var ends = new TreeMap<Integer, Curve.Ends>();
        var where = question.where().always(curve.counted(), List.of());
        jdbc.sql(question.basis()
                        .sql("SELECT %s, count(%s), count(*) FROM %s%s GROUP BY 1"
                                .formatted(
                                        curve.day(),
                                        curve.event(),
                                        question.basis().facts(),
                                        where.sql())))
                .params(where.values())
                .query(row -> {
                    ends.put(row.getInt(1), new Curve.Ends(row.getLong(2), row.getLong(3) - row.getLong(2)));
                });
        return ends;
    }

    private List<Flow> flows(Question question) {
        var where = question.where().always("c.trafficking_status <> 'NotAVictimOfTrafficking'", List.of());
        return jdbc.sql("""
                SELECT p.way[i], p.way[i + 1], count(*)
                FROM %s CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
                        'Known',
                        CASE WHEN c.identified_on IS NOT NULL THEN 'Identified' END,
                        CASE WHEN c.assessed_on IS NOT NULL THEN 'Assessed' END,
                        CASE WHEN c.planned_on IS NOT NULL THEN 'Planned' END,
                        CASE WHEN c.delivered_on IS NOT NULL THEN 'Served' END,
                        CASE WHEN c.monitored_on IS NOT NULL THEN 'Monitored' END,
                        CASE WHEN c.retrafficked_on IS NOT NULL THEN 'Retrafficked'
                             WHEN c.contact_lost THEN 'Lost'
                             WHEN c.stable_on IS NOT NULL THEN 'Stable'
                             WHEN c.closed THEN 'Closed'
                             ELSE 'Ongoing' END], NULL) AS way) p
                CROSS JOIN LATERAL generate_subscripts(p.way, 1) AS i%s AND i < cardinality(p.way)
                GROUP BY 1, 2 ORDER BY 1, 2""".formatted(question.basis().facts(), where.sql()))
                .params(where.values())
                .query((row, n) -> new Flow(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    /** A case behind a number. */
    record Behind(CaseId caseId, CaseStatus status, LocalDate firstContactOn) {}

    /** By id. */
    List<Behind> cases(Question question, Measure measure, boolean reached, @Nullable UUID after, int rows) {
        var where = question.where();
        var condition = reached ? "(%s) AND (%s)".formatted(measure.counted(), measure.reached()) : measure.counted();
        where.always(
                        measure.each() == null
                                ? condition
                                : "EXISTS (SELECT FROM (SELECT) one%s WHERE %s)".formatted(measure.from(), condition),
                        List.of())
                .and("c.case_id > ?", after);
        return jdbc.sql(question.basis()
                        .sql("SELECT c.case_id, c.status, c.first_contact_on FROM %s%s ORDER BY c.case_id LIMIT ?"
                                .formatted(question.basis().facts(), where.sql())))
                .params(where.values())
                .param(rows)
                .query((row, n) -> new Behind(
                        new CaseId(row.getObject(1, UUID.class)),
                        CaseStatus.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class)))
                .list();
    }
}
