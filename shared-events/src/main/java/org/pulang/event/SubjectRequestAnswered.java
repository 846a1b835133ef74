package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AccessReview;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRequestId;

/**
 * What the person asked for was done, and they were told so.
 *
 * @param review before they were told what is kept of them; null for every other right
 */
public record SubjectRequestAnswered(
        SubjectRequestId requestId, CaseId caseId, @Nullable AccessReview review) implements SubjectRequestEvent {}
