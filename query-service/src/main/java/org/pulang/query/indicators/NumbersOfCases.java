package org.pulang.query.indicators;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people call the cases of a list; figures are counted without it. */
@Component
class NumbersOfCases {

    private final JdbcClient jdbc;

    NumbersOfCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those the reader may see. */
    Map<UUID, String> of(List<CaseId> cases, Visible visible) {
        var where = visible.narrow(
                new Where()
                        .and(
                                "c.case_id = ANY (?)",
                                cases.stream().map(CaseId::value).toArray(UUID[]::new)),
                "c.case_id");
        return jdbc
                .sql("SELECT c.case_id, c.case_number FROM readmodel.caseload c" + where.sql())
                .params(where.values())
                .query((row, n) -> Map.entry(row.getObject("case_id", UUID.class), row.getString("case_number")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
