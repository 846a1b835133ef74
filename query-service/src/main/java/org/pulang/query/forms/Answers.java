package org.pulang.query.forms;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pulang.form.FieldKind;
import org.pulang.form.FormField;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AnswerState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Answers to the questions of an instrument, as a form sends them: one parameter a question, its number in the name, its code and what
 * was chosen in the value ({@code Housing Answered 3}, {@code Housing Declined}). A question nobody touched was not assessed.
 */
final class Answers {

    private static final Pattern CHOSEN = Pattern.compile("([A-Za-z0-9_.-]{1,100}) ([A-Za-z]{1,20})(?: (-?\\d{1,6}))?");

    private Answers() {}

    static boolean are(FormField field) {
        return field.list() && field.kind() == FieldKind.Group && "Answer".equals(field.of());
    }

    /** Null where nothing was answered. */
    static @Nullable ArrayNode of(String pointer, Map<String, String[]> parameters) {
        var byNumber = new TreeMap<Integer, JsonNode>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(pointer + "/") && values.length > 0) {
                var number = name.substring(pointer.length() + 1);
                var chosen = CHOSEN.matcher(values[values.length - 1]);
                if (number.matches("\\d{1,3}") && chosen.matches()) {
                    byNumber.put(Integer.valueOf(number), answer(chosen.group(1), chosen.group(2), chosen.group(3)));
                }
            }
        });
        if (byNumber.isEmpty()) {
            return null;
        }
        var answers = EventJson.MAPPER.createArrayNode();
        byNumber.values().forEach(answers::add);
        return answers;
    }

    private static JsonNode answer(String item, String state, @Nullable String value) {
        var answer = EventJson.MAPPER.createObjectNode().put("item", item).put("state", state);
        if (value != null) {
            answer.put("value", Integer.parseInt(value));
        }
        return answer;
    }

    /** The value of the choice. */
    static String choice(String item, AnswerState state, @Nullable Integer value) {
        return value == null ? "%s %s".formatted(item, state) : "%s %s %d".formatted(item, state, value);
    }

    /** The same of what was answered before. */
    static String choice(JsonNode answer) {
        var value = answer.path("value");
        return answer.path("item").asString("") + " " + answer.path("state").asString("")
                + (value.isNumber() ? " " + value.asString() : "");
    }
}
