package org.pulang.instrument;

import java.util.List;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentVersion;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of the list of answers to an instrument, told by its items and its scale. */
final class AnswerSchema {

    private AnswerSchema() {}

    static ObjectNode of(InstrumentVersion instrument, List<InstrumentItem> items, int lowest, int highest) {
        var schema = EventJson.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:pulang:instrument:%s:%d".formatted(instrument.code(), instrument.version()))
                .put("type", "array")
                .put("minItems", 1)
                .put("maxItems", items.size());
        var answer = schema.putObject("items").put("type", "object");
        answer.putArray("required").add("item").add("state");
        var properties = answer.putObject("properties");
        var codes = properties.putObject("item").putArray("enum");
        items.forEach(item -> codes.add(item.code().value()));
        var states = properties.putObject("state").putArray("enum");
        for (var state : AnswerState.values()) {
            states.add(state.name());
        }
        properties
                .putObject("value")
                .put("type", "integer")
                .put("minimum", lowest)
                .put("maximum", highest);
        answer.put("additionalProperties", false);
        answer.putObject("if").putObject("properties").putObject("state").put("const", AnswerState.Answered.name());
        answer.putObject("then").putArray("required").add("value");
        answer.putObject("else").putObject("properties").put("value", false);
        return schema;
    }
}
