package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Score;

/**
 * The answers of an assessment were put right; both stay visible.
 *
 * @param answers all of them, in place of those before
 */
public record AssessmentAmended(
        CaseId caseId,
        AssessmentId assessmentId,
        @Classified(FieldClass.Narrative) Sensitive<String> reason,
        List<Answer> answers,
        Score score,
        @Nullable PartialDate occurredAt)
        implements AssessmentsEvent {

    public AssessmentAmended {
        answers = List.copyOf(answers);
    }
}
