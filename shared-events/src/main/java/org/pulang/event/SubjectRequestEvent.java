package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRequestId;

/** Everything that can happen to a person's request. Ids and codes only: this history stays when the details are gone. */
public sealed interface SubjectRequestEvent
        permits SubjectRequestAnswered,
                SubjectRequestCancelled,
                SubjectRequestOverdue,
                SubjectRequestReceived,
                SubjectRequestRefused {

    SubjectRequestId requestId();

    /** The case of the person whose right it is. */
    CaseId caseId();
}
