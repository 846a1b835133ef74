package org.pulang.event;

import java.util.List;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.SamePersonGround;

/**
 * Two cases are of one person. Nothing was copied or altered: each keeps its history.
 *
 * @param caseId in which work goes on
 * @param otherCaseId whose person's work goes on there
 */
public record CasesMerged(CaseLinkId linkId, CaseId caseId, CaseId otherCaseId, List<SamePersonGround> grounds)
        implements LinkEvent {

    public CasesMerged {
        grounds = List.copyOf(grounds);
    }
}
