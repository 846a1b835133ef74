package org.pulang.command.caselink;

import org.pulang.vocabulary.CaseId;

/** Which cases were merged into others, over all pairs: no case goes on in two others, nor in one that itself goes on elsewhere. */
public interface MergedCases {

    /** From here to the end of the command nobody else merges. */
    void alone();

    /** Whether work on the case goes on in another, by what is committed when asked. */
    boolean goesOnElsewhere(CaseId caseId);
}
