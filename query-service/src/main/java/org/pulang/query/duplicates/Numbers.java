package org.pulang.query.duplicates;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which number people call a case, and which case that is; of cases the reader may see. Numbers can be guessed. */
@Component
class Numbers {

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CaseId> find(String number, Visible visible) {
        var where = visible.narrow(new Where().and("c.case_number = ?", number), "c.case_id");
        return jdbc.sql("SELECT c.case_id FROM readmodel.caseload c" + where.sql())
                .params(where.values())
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .optional();
    }

    Map<CaseId, String> of(Collection<CaseId> cases, Visible visible) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        var ids = cases.stream().map(CaseId::value).toArray(UUID[]::new);
        var where = visible.narrow(new Where().and("c.case_id = ANY (?)", ids), "c.case_id");
        List<Map.Entry<CaseId, String>> numbers = jdbc.sql(
                        "SELECT c.case_id, c.case_number FROM readmodel.caseload c" + where.sql())
                .params(where.values())
                .query((row, n) ->
                        Map.entry(new CaseId(row.getObject("case_id", UUID.class)), row.getString("case_number")))
                .list();
        return numbers.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
