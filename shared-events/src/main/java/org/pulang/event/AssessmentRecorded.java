package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.StaffId;

/**
 * A person was assessed. Revision 1 had the answers as an object, item to value, {@code null} where not assessed.
 *
 * @param assessor who asked; need not be who recorded it
 * @param score computed from the answers by the instrument, and stored as it was then
 * @param repeatReason why a person interviewed before was interviewed anew
 */
@Revision(2)
public record AssessmentRecorded(
        CaseId caseId,
        AssessmentId assessmentId,
        InstrumentVersion instrument,
        AssessmentKind kind,
        StaffId assessor,
        LocalDate assessedOn,
        List<Answer> answers,
        Score score,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> repeatReason,
        @Nullable PartialDate occurredAt)
        implements AssessmentsEvent {

    public AssessmentRecorded {
        answers = List.copyOf(answers);
    }
}
