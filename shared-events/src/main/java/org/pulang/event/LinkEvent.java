package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;

/**
 * Everything that can be found out about two cases together; a stream for each pair. Ids and codes only: both cases keep their own
 * histories, and this one stays when the details are gone.
 */
public sealed interface LinkEvent permits CasesLinked, CasesMerged, CasesUnlinked, CasesUnmerged, DuplicateRejected {

    CaseLinkId linkId();

    CaseId caseId();

    CaseId otherCaseId();
}
