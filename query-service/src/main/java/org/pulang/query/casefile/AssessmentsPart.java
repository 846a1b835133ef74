package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.AssessmentReviewed;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.Score;

/** How the person is, each time it was asked. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class AssessmentsPart {

    List<Assessment> assessments = new ArrayList<>();

    void on(AssessmentRecorded event, Recorded recorded) {
        assessments.add(new Assessment(Entry.of(event, recorded), event.score(), List.of(), List.of()));
    }

    void on(AssessmentAmended event, Recorded recorded) {
        Entry.change(
                assessments,
                assessment -> assessment.recorded().event().assessmentId().equals(event.assessmentId()),
                assessment -> new Assessment(
                        assessment.recorded(),
                        event.score(),
                        Entry.and(assessment.amendments(), event, recorded),
                        assessment.reviews()));
    }

    void on(AssessmentReviewed event, Recorded recorded) {
        Entry.change(
                assessments,
                assessment -> assessment.recorded().event().assessmentId().equals(event.assessmentId()),
                assessment -> new Assessment(
                        assessment.recorded(),
                        assessment.score(),
                        assessment.amendments(),
                        Entry.and(assessment.reviews(), event, recorded)));
    }

    /**
     * An assessment, with its amendments and reviews.
     *
     * @param score after the last amendment
     */
    record Assessment(
            Entry<AssessmentRecorded> recorded,
            Score score,
            List<Entry<AssessmentAmended>> amendments,
            List<Entry<AssessmentReviewed>> reviews) {

        /** What was answered, by the last amendment. */
        List<Answer> answers() {
            return amendments.isEmpty()
                    ? recorded.event().answers()
                    : amendments.get(amendments.size() - 1).event().answers();
        }
    }
}
