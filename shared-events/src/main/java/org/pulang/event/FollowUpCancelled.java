package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpCancellationReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/** A follow-up that was not held yet, be it missed, will not be held. */
public record FollowUpCancelled(
        CaseId caseId,
        FollowUpId followUpId,
        LocalDate dueOn,
        FollowUpCancellationReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {}
