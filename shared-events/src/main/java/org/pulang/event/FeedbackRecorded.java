package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FeedbackTaking;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/**
 * The survivor's voice on a service; analysts see it only in aggregate.
 *
 * @param rating 1 (bad) to 5 (good)
 * @param takenBy who was told, where that was another worker
 */
public record FeedbackRecorded(
        CaseId caseId,
        Service service,
        int rating,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> ownWords,
        FeedbackTaking taken,
        @Nullable StaffId takenBy,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
