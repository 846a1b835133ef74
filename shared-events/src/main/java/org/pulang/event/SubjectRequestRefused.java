package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRequestId;

/** The request was not granted; the ground is told to the person. */
public record SubjectRequestRefused(SubjectRequestId requestId, CaseId caseId, SubjectRefusalGround ground)
        implements SubjectRequestEvent {}
