package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.SafetyMeasure;

/**
 * The person and their worker agreed on what to do when danger comes; it takes the place of the plan before.
 *
 * @param dangers what the person fears, and how they would notice it coming
 * @param steps what they do then, and where they go
 * @param trustedPerson whom they call
 */
public record SafetyPlanAgreed(
        CaseId caseId,
        LocalDate agreedOn,
        @Classified(FieldClass.Narrative) Sensitive<String> dangers,
        @Classified(FieldClass.Narrative) Sensitive<String> steps,
        @Classified(FieldClass.Identity) @Nullable Sensitive<String> trustedPerson,
        List<SafetyMeasure> measures,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {

    public SafetyPlanAgreed {
        measures = List.copyOf(measures);
    }
}
