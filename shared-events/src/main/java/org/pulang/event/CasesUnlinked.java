package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;
import org.pulang.vocabulary.UnlinkReason;

/** One kind of link between two cases was taken away. */
public record CasesUnlinked(
        CaseLinkId linkId, CaseId caseId, CaseId otherCaseId, CaseLinkKind kind, UnlinkReason reason)
        implements LinkEvent {}
