package org.pulang.instrument;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.event.InstrumentPublished;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.RiskRuleCode;
import tools.jackson.databind.JsonNode;

/**
 * An instrument as published: a file of {@code resources/instrument}, or what an organisation published. Once used it never changes; a
 * change is a new version.
 *
 * @param official whether items and weights are those that its author publishes
 * @param levels what the values of the scale mean; an item may say what they mean there
 * @param answers JSON Schema 2020-12 of the list of answers
 * @param riskRules the first that holds tells the risk; none where the instrument does not ask about risk
 */
public record InstrumentDefinition(
        InstrumentCode code,
        int version,
        boolean official,
        BilingualText title,
        @Nullable BilingualText note,
        List<InstrumentLevel> levels,
        List<InstrumentItem> items,
        JsonNode answers,
        Scoring scoring,
        List<RiskRule> riskRules) {

    public InstrumentDefinition {
        riskRules = riskRules == null ? List.of() : List.copyOf(riskRules);
    }

    /** What an organisation published. */
    public static InstrumentDefinition of(InstrumentPublished event) {
        var instrument = event.instrumentId().instrument();
        return new InstrumentDefinition(
                instrument.code(),
                instrument.version(),
                event.official(),
                event.title(),
                event.note(),
                event.levels(),
                event.items(),
                AnswerSchema.of(instrument, event.items(), event.lowest(), event.highest()),
                new Scoring(event.scoring(), event.lowest(), event.highest(), event.minimumShare(), event.dimensions()),
                List.of());
    }

    /** Holds where so many of the items, or more, were answered with the upper end of the scale. */
    public record RiskRule(RiskRuleCode code, RiskLevel level, List<ItemCode> items, int atLeast, BilingualText title) {

        boolean holds(Predicate<ItemCode> present) {
            return items.stream().filter(present).count() >= atLeast;
        }
    }

    public InstrumentVersion id() {
        return new InstrumentVersion(code, version);
    }
}
