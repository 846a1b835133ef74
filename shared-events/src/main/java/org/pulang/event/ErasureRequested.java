package org.pulang.event;

import java.util.List;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;

/**
 * A person, or somebody for them, asked that what is kept of them be erased (Law 27/2022, Art. 8 and 43).
 *
 * @param organisation the one the case was with; its privacy officer and its supervisors decide
 * @param subjects whose details
 */
public record ErasureRequested(
        ErasureId erasureId,
        CaseId caseId,
        OrganisationId organisation,
        List<Subject> subjects,
        ErasureScope scope,
        Requester requestedBy)
        implements ErasureEvent {

    public ErasureRequested {
        subjects = List.copyOf(subjects);
    }
}
