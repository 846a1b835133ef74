package org.pulang.command.erasurerequest;

import java.util.Optional;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

/** What a request has to know of the case it is about, from the case's own history as it is committed when asked. */
public interface CaseFacts {

    /** Empty where there is no such case. */
    Optional<Facts> of(CaseId caseId);

    /**
     * Whose case it is.
     *
     * @param guardianAccused whether the person's guardian is recorded as an alleged perpetrator
     */
    record Facts(StaffId owner, OrganisationId organisation, boolean guardianAccused) {}
}
