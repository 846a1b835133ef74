package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRequestId;

/** The time to answer is over and there is no answer; one can still be given. */
public record SubjectRequestOverdue(SubjectRequestId requestId, CaseId caseId) implements SubjectRequestEvent {}
