package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.HearingCompanion;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.TestimonyMode;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * A hearing took place: in court, or an interrogation before.
 *
 * @param personPresent whether the person was there
 * @param accompanied whether anybody stood by the person
 * @param companions who did; empty where nobody did, or where it is not known
 */
public record HearingRecorded(
        CaseId caseId,
        ProceedingId proceedingId,
        YesNoUnknown personPresent,
        YesNoUnknown accompanied,
        List<HearingCompanion> companions,
        @Nullable TestimonyMode testimony,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {
    public HearingRecorded {
        companions = List.copyOf(companions);
    }
}
