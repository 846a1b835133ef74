package org.pulang.store.upcasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pulang.event.AssessmentRecorded;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;
import org.pulang.store.EventSerializer;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.ItemCode;
import tools.jackson.databind.JsonNode;

/** Events stored under an old revision become what they would be today, and say no more than they said then. */
class UpcastingTest {

    @Test
    void liftsTheAnswersOfAnAssessmentFromAnObjectToAList() {
        var stored = """
                {"assessmentId": "0195a000-0000-7000-8000-000000000201",
                 "answers": {"Housing": 3, "MentalHealth": null, "Justice": 1},
                 "note": {"$enc": 1, "c": "opaque"}}""";

        assertThat(lift("AssessmentRecorded", 1, 2, stored)).isEqualTo(tree("""
                {"assessmentId": "0195a000-0000-7000-8000-000000000201",
                 "answers": [{"item": "Housing", "state": "Answered", "value": 3},
                             {"item": "MentalHealth", "state": "NotAssessed"},
                             {"item": "Justice", "state": "Answered", "value": 1}],
                 "note": {"$enc": 1, "c": "opaque"}}"""));
    }

    @Test
    void readsAnAssessmentAsItWasFirstStored() {
        var stored = """
                {"caseId": "01890a5d-ac96-774b-bcce-b302099a8057",
                 "assessmentId": "0195a000-0000-7000-8000-000000000201",
                 "instrument": {"code": "PULANG-CORE", "version": 1},
                 "kind": "Intake",
                 "assessor": "worker-1",
                 "assessedOn": "2026-02-05",
                 "answers": {"Housing": 3, "MentalHealth": null},
                 "score": {"answeredShare": 0.08, "dimensions": []}}""";

        var event = (AssessmentRecorded)
                EventSerializer.read("AssessmentRecorded", 1, stored.getBytes(StandardCharsets.UTF_8));

        assertThat(event.answers())
                .containsExactly(
                        Answer.of(new ItemCode("Housing"), 3),
                        new Answer(new ItemCode("MentalHealth"), AnswerState.NotAssessed, null));
    }

    @Test
    void leavesTheNewestRevisionAlone() {
        assertThat(lift("AssessmentRecorded", 2, 2, "{\"answers\": []}")).isEqualTo(tree("{\"answers\": []}"));
    }

    @Test
    void refusesAStepNobodyWrote() {
        assertThatIllegalStateException()
                .isThrownBy(() -> lift("AssessmentRecorded", 2, 3, "{}"))
                .withMessage("No upcaster reads AssessmentRecorded revision 2.");
    }

    @Test
    void hasOneUpcasterPerStepOfEachEvent() {
        var written = EventUpcasters.ALL.stream()
                .map(upcaster -> upcaster.event() + " " + upcaster.from())
                .toList();
        var needed = EventCatalog.records().stream()
                .flatMap(type -> IntStream.range(1, EventCatalog.revision(type))
                        .mapToObj(from -> EventCatalog.name(type) + " " + from))
                .toList();

        assertThat(written).containsExactlyInAnyOrderElementsOf(needed);
    }

    private static JsonNode lift(String event, int from, int to, String json) {
        return EventUpcasters.lift(event, from, to, tree(json));
    }

    private static JsonNode tree(String json) {
        return EventJson.MAPPER.readTree(json);
    }
}
