package org.pulang.query.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of an export, each as the values of its sheet's columns in their order: texts, numbers, yes or no, or nothing; what else there is, is written as its text. */
public interface Rows {

    /** Fetched at a time; more are never held. */
    int FETCHED = 500;

    /** Every case that one of the rows is about. */
    List<CaseId> cases();

    /** Hands over one row after the other. */
    void each(Consumer<List<@Nullable Object>> row);

    /** How many cases that the reader may see have no row, by why; empty where that is not counted. */
    default Map<String, Long> leftOut() {
        return Map.of();
    }

    /** The same rows, some at a time made into what is told; the list may be altered. */
    default Rows told(UnaryOperator<List<List<@Nullable Object>>> some) {
        var untold = this;
        return new Rows() {
            @Override
            public List<CaseId> cases() {
                return untold.cases();
            }

            @Override
            public void each(Consumer<List<@Nullable Object>> to) {
                var waiting = new ArrayList<List<@Nullable Object>>();
                untold.each(row -> {
                    waiting.add(row);
                    if (waiting.size() == FETCHED) {
                        some.apply(waiting).forEach(to);
                        waiting.clear();
                    }
                });
                some.apply(waiting).forEach(to);
            }
        };
    }

    /** Of a question to the database, asked once for the cases (by its column {@code case_id}), and once for the rows, with a cursor. */
    static Rows of(JdbcClient jdbc, String sql, List<?> values, RowMapper<List<@Nullable Object>> cells) {
        return new Rows() {
            @Override
            public List<CaseId> cases() {
                return jdbc.sql("SELECT DISTINCT q.case_id FROM (" + sql + ") q WHERE q.case_id IS NOT NULL")
                        .params(values)
                        .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                        .list();
            }

            @Override
            public void each(Consumer<List<@Nullable Object>> to) {
                jdbc.sql(sql).withFetchSize(FETCHED).params(values).query(row -> {
                    to.accept(cells.mapRow(row, 0));
                });
            }
        };
    }

    /** About no case, and few. */
    static Rows of(List<List<@Nullable Object>> rows) {
        return new Rows() {
            @Override
            public List<CaseId> cases() {
                return List.of();
            }

            @Override
            public void each(Consumer<List<@Nullable Object>> row) {
                rows.forEach(row);
            }
        };
    }
}
