package org.pulang.query.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.StaffId;

/** How a case stands, for pages about it that are not the case file's own. */
public interface CaseHeads {

    /** @throws org.pulang.query.problem.ProblemFound {@code CASE_UNKNOWN} if there is none */
    CaseHead of(CaseId caseId, StaffId reader);

    /** What was recorded after a version, a sentence each, the earliest first; no personal details. */
    List<String> since(CaseId caseId, long version, Locale language);

    /**
     * @param version of the last event that is known here
     * @param planVersion 0 where there is no plan
     * @param obstacles by command what stands in its way, in the case or in who reads; codes of {@code page.case.why}. A help, no decision
     */
    record CaseHead(@Nullable CaseNumber number, long version, int planVersion, Map<String, String> obstacles) {

        public CaseHead {
            obstacles = Map.copyOf(obstacles);
        }
    }
}
