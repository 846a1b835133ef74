package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/**
 * The survivor was reached again after contact had been lost.
 *
 * @param followUpId the follow-up at which it happened; absent where contact was regained otherwise
 */
public record ContactRegained(
        CaseId caseId,
        @Nullable FollowUpId followUpId,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {}
