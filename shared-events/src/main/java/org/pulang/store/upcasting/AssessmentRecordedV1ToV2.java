package org.pulang.store.upcasting;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers were an object, item to value; they become a list that can also say that somebody declined to answer. */
final class AssessmentRecordedV1ToV2 implements EventUpcaster {

    @Override
    public String event() {
        return "AssessmentRecorded";
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public void lift(ObjectNode event) {
        var before = event.required("answers").properties();
        var answers = event.putArray("answers");
        before.forEach(old -> lift(answers.addObject().put("item", old.getKey()), old.getValue()));
    }

    /** {@code null} stood for everything without an answer; it is read as not assessed, the one thing it surely says. */
    private static void lift(ObjectNode answer, JsonNode value) {
        if (value.isNull()) {
            answer.put("state", "NotAssessed");
        } else {
            answer.put("state", "Answered").set("value", value);
        }
    }
}
