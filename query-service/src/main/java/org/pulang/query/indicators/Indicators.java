package org.pulang.query.indicators;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the facts of the cases that a filter leaves. Asks no clock: the same facts give the same figures on any day. */
@Component
class Indicators {

    private final JdbcClient jdbc;

    Indicators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All figures at one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures figures(IndicatorsFilter filter, Visible visible) {
        var where = visible.narrow(filter.where(), "c.case_id");
        return new Figures(counts(where), timeToAssessment(where), followUps(where));
    }

    /** Every citizenship that somebody has. */
    List<String> citizenships(Visible visible) {
        var where = visible.narrow(new Where(), "c.case_id");
        return jdbc.sql("SELECT DISTINCT g FROM readmodel.indicators_case c%s%s"
                        .formatted(Dimension.ByCitizenship.entries(), where.sql()))
                .params(where.values())
                .query(String.class)
                .list();
    }

    private Counts counts(Where where) {
        var by = new EnumMap<Dimension, Map<String, Long>>(Dimension.class);
        jdbc.sql("""
                WITH c AS (SELECT * FROM readmodel.indicators_case c%s)
                SELECT d.dimension, d.code, count(*) FROM c CROSS JOIN LATERAL (VALUES %s) AS d (dimension, code) GROUP BY 1, 2
                UNION ALL
                SELECT 'ByCitizenship', g, count(*) FROM c%s GROUP BY 2
                UNION ALL
                SELECT 'ByExploitationType', g, count(*) FROM c%s GROUP BY 2
                """.formatted(
                                where.sql(),
                                Dimension.single(),
                                Dimension.ByCitizenship.entries(),
                                Dimension.ByExploitationType.entries()))
                .params(where.values())
                .query(row -> {
                    by.computeIfAbsent(Dimension.valueOf(row.getString(1)), dimension -> new HashMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        return Counts.of(by);
    }

    private TimeToAssessment timeToAssessment(Where where) {
        return jdbc.sql("""
                WITH c AS (
                    SELECT *, greatest(0, assessed_on - first_contact_on) AS days,
                        assessed_on IS NOT NULL AND first_contact_exact AS measured
                    FROM readmodel.indicators_case c%s)
                SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE measured) AS median,
                    percentile_disc(0.9) WITHIN GROUP (ORDER BY days) FILTER (WHERE measured) AS p90,
                    count(*) FILTER (WHERE measured) AS cases,
                    count(*) FILTER (WHERE assessed_on IS NULL) AS without_assessment,
                    count(*) FILTER (WHERE assessed_on IS NOT NULL AND NOT first_contact_exact) AS without_exact_first_contact
                FROM c""".formatted(where.sql()))
                .params(where.values())
                .query(TimeToAssessment.class)
                .single();
    }

    private FollowUpsOnTime followUps(Where where) {
        return jdbc.sql("""
                SELECT coalesce(sum(c.follow_ups_on_time), 0) AS on_time,
                    coalesce(sum(c.follow_ups_late), 0) AS late,
                    coalesce(sum(c.follow_ups_missed), 0) AS missed
                FROM readmodel.indicators_case c%s""".formatted(where.sql()))
                .params(where.values())
                .query((row, n) ->
                        FollowUpsOnTime.of(row.getLong("on_time"), row.getLong("late"), row.getLong("missed")))
                .single();
    }
}
