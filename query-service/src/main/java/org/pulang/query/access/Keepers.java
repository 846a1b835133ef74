package org.pulang.query.access;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom to ask about cases that a reader may not see. */
@Component
public class Keepers {

    private final JdbcClient jdbc;

    Keepers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Keeper(CaseId caseId, OrganisationId organisation, boolean sealed, boolean parked) {}

    /**
     * The organisations that cases are with; sealed ones are left out, as if they were not there.
     *
     * @throws ProblemFound {@code ACCESS_STALE} where it is not known whether one is sealed
     */
    public Map<CaseId, OrganisationId> of(Collection<CaseId> cases) {
        var keepers = jdbc.sql("""
                        SELECT c.case_id, c.organisation, c.supervisor IS NOT NULL AS sealed,
                            EXISTS (SELECT FROM readmodel.parked p WHERE p.processor = 'access' AND p.stream = c.case_id) AS parked
                        FROM readmodel.kept(?) c""")
                .param(cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, n) -> new Keeper(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new OrganisationId(row.getString("organisation")),
                        row.getBoolean("sealed"),
                        row.getBoolean("parked")))
                .list();
        if (keepers.stream().anyMatch(Keeper::parked)) {
            throw new ProblemFound(Problem.ACCESS_STALE);
        }
        return keepers.stream().filter(keeper -> !keeper.sealed()).collect(toMap(Keeper::caseId, Keeper::organisation));
    }
}
