package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;

/** The people of two cases have to do with each other; which case is named first says nothing. */
public record CasesLinked(CaseLinkId linkId, CaseId caseId, CaseId otherCaseId, CaseLinkKind kind)
        implements LinkEvent {}
