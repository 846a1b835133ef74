package org.pulang.query.access;

import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.vocabulary.CaseId;
import org.springframework.stereotype.Component;

/** What a reader may see of each case of a table that shows personal details. */
@Component
public class Sights {

    private final CaseAccess access;

    Sights(CaseAccess access) {
        this.access = access;
    }

    /**
     * By the facts of the moment, as on a route about that case alone.
     *
     * @param route the table's, as in {@code route-policy.csv}: {@code POST /api/exports/htcds}
     * @throws org.pulang.query.problem.ProblemFound where nothing of it may be seen there
     */
    public Sight of(Reader reader, CaseId caseId, String route) {
        return access.sight(reader, caseId, new Route("query", route));
    }
}
