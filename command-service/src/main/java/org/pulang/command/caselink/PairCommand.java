package org.pulang.command.caselink;

import org.pulang.vocabulary.CaseId;

/** What names both cases, since it may be the first that is asked about them together. */
public sealed interface PairCommand extends LinkCommand permits LinkCases, MergeCases, RejectDuplicate {

    CaseId caseId();

    CaseId otherCaseId();
}
