package org.pulang.instrument;

import java.util.List;
import java.util.function.Predicate;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.RiskRuleCode;
import tools.jackson.databind.JsonNode;

/**
 * An instrument as published, a file of {@code resources/instrument}. Once used it never changes; a change is a new version.
 *
 * @param levels what the values of the scale mean; each item says what they mean there
 * @param answers JSON Schema 2020-12 of the list of answers
 * @param riskRules the first that holds tells the risk; none where the instrument does not ask about risk
 */
public record InstrumentDefinition(
        InstrumentCode code,
        int version,
        Text title,
        Text note,
        List<Level> levels,
        List<Item> items,
        JsonNode answers,
        Scoring scoring,
        List<RiskRule> riskRules) {

    public InstrumentDefinition {
        riskRules = riskRules == null ? List.of() : List.copyOf(riskRules);
    }

    /** The same in Indonesian and English. */
    public record Text(String id, String en) {}

    /** A value of the scale, and what it stands for. */
    public record Level(int value, Text title) {}

    /** One question. */
    public record Item(ItemCode code, Text title, List<Level> levels) {}

    /** Holds where so many of the items, or more, were answered with the upper end of the scale. */
    public record RiskRule(RiskRuleCode code, RiskLevel level, List<ItemCode> items, int atLeast, Text title) {

        boolean holds(Predicate<ItemCode> present) {
            return items.stream().filter(present).count() >= atLeast;
        }
    }

    public InstrumentVersion id() {
        return new InstrumentVersion(code, version);
    }
}
