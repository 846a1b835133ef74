package org.pulang.query.caseload;

import java.util.ArrayList;
import java.util.List;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;

/**
 * The cases that a question is about, as the part of it from FROM on. Those that somebody sees are found first, and the rest is looked up
 * for each of them. Left to itself, the database walks through the cases or the duties of the whole country in the order that is asked
 * for, until it has met enough that are seen.
 */
class Cases {

    private final Visible visible;
    private final Where rows;
    private final List<String> duties = new ArrayList<>();
    private final List<Object> ofDuties = new ArrayList<>();
    private final Where wanted = new Where();

    /** @param rows says which, by what stands in the row {@code c} of a case */
    Cases(Visible visible, Where rows) {
        this.visible = visible;
        this.rows = rows.always("c.case_id = seen.case_id", List.of());
    }

    /** Asks whether a case has a duty {@code d} of which this holds. All duties of a case are gone through once, whatever is asked. */
    String any(String condition, List<?> values) {
        duties.add("bool_or(%s) AS any%d".formatted(condition, duties.size()));
        ofDuties.addAll(values);
        return "duty.any" + (duties.size() - 1);
    }

    /** What else is asked of them. */
    Where wanted() {
        return wanted;
    }

    /** With the case as {@code c}. */
    String sql() {
        return " FROM %s CROSS JOIN LATERAL (SELECT c.* FROM readmodel.caseload c%s OFFSET 0) c%s%s"
                .formatted(
                        visible.first(),
                        rows.sql(),
                        duties.isEmpty()
                                ? ""
                                : " CROSS JOIN LATERAL (SELECT %s FROM readmodel.caseload_duty d WHERE d.case_id = c.case_id) duty"
                                        .formatted(String.join(", ", duties)),
                        wanted.sql());
    }

    /** The values for its question marks, in order. */
    List<Object> values() {
        var values = new ArrayList<>(visible.values());
        values.addAll(rows.values());
        values.addAll(ofDuties);
        values.addAll(wanted.values());
        return values;
    }
}
