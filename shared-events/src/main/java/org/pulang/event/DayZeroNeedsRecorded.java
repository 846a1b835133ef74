package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroFinding;
import org.pulang.vocabulary.PartialDate;

/** What the person needs at once. It may be asked again; a need that is still open keeps its time. */
public record DayZeroNeedsRecorded(
        CaseId caseId,
        List<DayZeroFinding> needs,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {

    public DayZeroNeedsRecorded {
        needs = List.copyOf(needs);
    }
}
