package org.pulang.command.subjectrequest;

import org.pulang.vocabulary.SubjectRequestId;

/** Everything that can be asked of a person's request. */
public sealed interface SubjectRequestCommand
        permits AnswerSubjectRequest,
                CancelSubjectRequest,
                MarkSubjectRequestOverdue,
                ReceiveSubjectRequest,
                RefuseSubjectRequest {

    SubjectRequestId requestId();
}
