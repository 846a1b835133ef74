package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.UnmergeReason;

/** Two cases that were merged stand by themselves again, in the order in which they were merged. */
public record CasesUnmerged(CaseLinkId linkId, CaseId caseId, CaseId otherCaseId, UnmergeReason reason)
        implements LinkEvent {}
