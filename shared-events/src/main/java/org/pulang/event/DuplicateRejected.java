package org.pulang.event;

import java.util.List;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.TwoPeopleGround;

/** Two cases look alike and are of two people: neither is told of as a duplicate of the other any more. */
public record DuplicateRejected(CaseLinkId linkId, CaseId caseId, CaseId otherCaseId, List<TwoPeopleGround> grounds)
        implements LinkEvent {

    public DuplicateRejected {
        grounds = List.copyOf(grounds);
    }
}
