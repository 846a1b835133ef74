package org.pulang.query.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

/** How a case stands, for pages about it that are not the case file's own. */
public interface CaseHeads {

    /** @throws org.pulang.query.problem.ProblemFound {@code CASE_UNKNOWN} if there is none */
    CaseHead of(CaseId caseId);

    /** What was recorded after a version, a sentence each, the earliest first; no personal details. */
    List<String> since(CaseId caseId, long version, Locale language);

    /**
     * @param version of the last event that is known here
     * @param restricted whether the person's word has stopped the work
     * @param planVersion 0 where there is no plan
     * @param planWaits whether a second person is asked to approve the plan
     * @param closureRequestedBy while a closure waits for a second person
     */
    record CaseHead(
            @Nullable CaseNumber number,
            CaseStatus status,
            boolean contactLost,
            @Nullable StaffId owner,
            @Nullable OrganisationId organisation,
            long version,
            boolean restricted,
            boolean sealed,
            int planVersion,
            boolean planWaits,
            @Nullable String closureRequestedBy) {}
}
