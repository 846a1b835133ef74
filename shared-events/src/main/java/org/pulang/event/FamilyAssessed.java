package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilyAssessmentBasis;
import org.pulang.vocabulary.FamilyRisk;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * It was found out whether the person would be safe with the family.
 *
 * @param basis what the finding rests on
 * @param risks empty where none was found
 * @param personWantsToReturn whether the person wants to live there, asked alone
 */
public record FamilyAssessed(
        CaseId caseId,
        LocalDate assessedOn,
        List<FamilyAssessmentBasis> basis,
        FamilySafety safety,
        List<FamilyRisk> risks,
        YesNoUnknown personWantsToReturn,

        @Classified(value = FieldClass.Narrative, about = Subject.FamilyMember) @Nullable
        Sensitive<String> note,

        @Nullable PartialDate occurredAt)
        implements FamilyEvent {
    public FamilyAssessed {
        basis = List.copyOf(basis);
        risks = List.copyOf(risks);
    }
}
