package org.pulang.instrument;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.InstrumentPublished;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.RiskRuleCode;
import org.pulang.vocabulary.Score;
import tools.jackson.databind.JsonNode;

/** One version of an instrument: says whether answers fit it, and what they come to. Equal answers always score equally. */
public final class Instrument {

    private final InstrumentDefinition definition;
    private final Map<ItemCode, BigDecimal> weights;
    private final Schema schema;

    Instrument(InstrumentDefinition definition) {
        this.definition = definition;
        this.weights = definition.items().stream()
                .collect(Collectors.toUnmodifiableMap(
                        InstrumentItem::code, item -> Objects.requireNonNullElse(item.weight(), BigDecimal.ONE)));
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(definition.answers());
    }

    /** What an organisation published. */
    public static Instrument of(InstrumentPublished event) {
        return new Instrument(InstrumentDefinition.of(event));
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
        return definition.scoring().score(values(answers), weights);
    }

    /** Whether it asks about risk; only such an instrument tells one, and it tells nothing else. */
    public boolean isAboutRisk() {
        return !definition.riskRules().isEmpty();
    }

    /**
     * The risk by the first rule that holds for answers without a {@linkplain #fault fault}. Where none does it is low; unknown
     * if too little was answered, or not all of what decides alone: what was not told is never read as absent.
     */
    public Risk risk(List<Answer> answers) {
        var values = values(answers);
        var share = score(answers).answeredShare();
        return definition.riskRules().stream()
                .filter(rule -> rule.holds(item ->
                        Objects.equals(values.get(item), definition.scoring().highest())))
                .findFirst()
                .map(rule -> new Risk(rule.level(), rule.code(), share, mayBeAbove(rule.level(), values)))
                .orElseGet(() -> new Risk(allowsLow(values) ? RiskLevel.Low : RiskLevel.Unknown, null, share, false));
    }

    /** Whether what was not answered decides about a higher level. */
    private boolean mayBeAbove(RiskLevel level, Map<ItemCode, Integer> values) {
        return definition.riskRules().stream()
                .filter(rule -> rule.level().compareTo(level) > 0)
                .anyMatch(rule -> rule.holds(item -> Objects.equals(
                        values.getOrDefault(item, definition.scoring().highest()),
                        definition.scoring().highest())));
    }

    private boolean allowsLow(Map<ItemCode, Integer> values) {
        return definition.scoring().suffices(values, definition.items().size())
                && definition.riskRules().stream()
                        .filter(rule -> rule.atLeast() == 1)
                        .allMatch(rule -> values.keySet().containsAll(rule.items()));
    }

    /**
     * What answers say about risk.
     *
     * @param rule which decided; absent where none holds
     * @param answeredShare answered ÷ asked, 0–1, two decimals
     * @param atLeast whether it is higher if what was not answered is there
     */
    public record Risk(RiskLevel level, @Nullable RiskRuleCode rule, BigDecimal answeredShare, boolean atLeast) {}

    private static Map<ItemCode, Integer> values(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.state() == AnswerState.Answered)
                .collect(Collectors.toMap(Answer::item, answer -> Objects.requireNonNull(answer.value())));
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
