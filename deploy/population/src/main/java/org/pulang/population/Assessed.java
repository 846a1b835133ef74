package org.pulang.population;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.pulang.command.reintegrationcase.RecordAssessment;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;

/**
 * How the person is doing, on the rubric from 1 (not yet) to 4 (maintaining). Nobody has published such answers: for those who are
 * reintegrated in the end, a life gets better until everything is at 3 or more after a year; for the others it gets better by half of
 * that.
 */
final class Assessed {

    private static final InstrumentVersion CORE = new InstrumentVersion(new InstrumentCode("PULANG-CORE"), 1);
    private static final int YEAR = 365;
    /** Where more is left open, there is no score to plan by. */
    private static final int MOST_DECLINED = 3;

    private Assessed() {}

    /** @return the day of the first; absent where there is none */
    static @Nullable Integer tell(Story story) {
        @Nullable Integer first = null;
        if (story.draw(Assumption.AssessedAtIntake)) {
            first = story.draw(Assumption.AssessedInTime) ? story.between(4, 14) : story.between(15, 45);
            tell(story, first, AssessmentKind.Intake);
        }
        for (int day : new int[] {YEAR / 2, YEAR}) {
            if (story.draw(Assumption.AssessedAgain) && story.open(day) && day < story.ending.lost()) {
                tell(story, day, AssessmentKind.Periodic);
            }
        }
        return first;
    }

    static void tell(Story story, int day, AssessmentKind kind) {
        double way = Math.min(1, day / (double) YEAR) * (story.course == Course.Reintegrated ? 2 : 1);
        var answers = new ArrayList<Answer>();
        int declined = 0;
        for (var domain : AssessmentDomain.values()) {
            var item = new ItemCode(domain.name());
            if (declined < MOST_DECLINED && story.draw(Assumption.AnswerDeclined)) {
                declined++;
                answers.add(new Answer(item, AnswerState.Declined, null));
            } else {
                answers.add(Answer.of(item, Math.min(4, (int) (1 + way + story.random.nextDouble() * 2))));
            }
        }
        story.asks(
                day,
                new RecordAssessment(
                        story.caseId,
                        new AssessmentId(story.id("assessment", day)),
                        CORE,
                        kind,
                        story.team.caseworker(),
                        story.day(day),
                        answers,
                        null,
                        null,
                        story.on(day)));
    }
}
