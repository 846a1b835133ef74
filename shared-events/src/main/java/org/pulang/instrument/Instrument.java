package org.pulang.instrument;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.Score;
import tools.jackson.databind.JsonNode;

/** One version of an instrument: says whether answers fit it, and what they come to. Equal answers always score equally. */
public final class Instrument {

    private final InstrumentDefinition definition;
    private final Schema schema;

    Instrument(InstrumentDefinition definition) {
        this.definition = definition;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(definition.answers());
    }

    public InstrumentDefinition definition() {
        return definition;
    }

    /** Where an answer does not fit: a JSON pointer into the list, e.g. {@code /3/value}; empty if all fit. */
    public Optional<String> fault(List<Answer> answers) {
        return schema.validate(EventJson.MAPPER.<JsonNode>valueToTree(answers)).stream()
                .map(Instrument::pointer)
                .findFirst()
                .or(() -> repeated(answers));
    }

    /** What answers without a {@linkplain #fault fault} come to; an item left out counts as not assessed. */
    public Score score(List<Answer> answers) {
        return definition
                .scoring()
                .score(
                        answers.stream()
                                .filter(answer -> answer.state() == AnswerState.Answered)
                                .collect(Collectors.toMap(
                                        Answer::item, answer -> Objects.requireNonNull(answer.value()))),
                        definition.items().size());
    }

    private static String pointer(Error error) {
        var location = error.getInstanceLocation().toString();
        return "required".equals(error.getKeyword()) ? location + "/" + error.getProperty() : location;
    }

    /** An item answered twice, which JSON Schema cannot forbid in a list. */
    private static Optional<String> repeated(List<Answer> answers) {
        var seen = new HashSet<ItemCode>();
        return IntStream.range(0, answers.size())
                .filter(index -> !seen.add(answers.get(index).item()))
                .mapToObj("/%d/item"::formatted)
                .findFirst();
    }
}
