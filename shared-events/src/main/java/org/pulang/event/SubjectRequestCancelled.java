package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRequestCancellationReason;
import org.pulang.vocabulary.SubjectRequestId;

/** The request was taken back before it was answered. */
public record SubjectRequestCancelled(
        SubjectRequestId requestId, CaseId caseId, SubjectRequestCancellationReason reason)
        implements SubjectRequestEvent {}
