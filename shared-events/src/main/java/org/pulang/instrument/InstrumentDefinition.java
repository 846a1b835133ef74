package org.pulang.instrument;

import java.util.List;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import tools.jackson.databind.JsonNode;

/**
 * An instrument as published, a file of {@code resources/instrument}. Once used it never changes; a change is a new version.
 *
 * @param levels what the values of the scale mean; each item says what they mean there
 * @param answers JSON Schema 2020-12 of the list of answers
 */
public record InstrumentDefinition(
        InstrumentCode code,
        int version,
        Text title,
        Text note,
        List<Level> levels,
        List<Item> items,
        JsonNode answers,
        Scoring scoring) {

    /** The same in Indonesian and English. */
    public record Text(String id, String en) {}

    /** A value of the scale, and what it stands for. */
    public record Level(int value, Text title) {}

    /** One question. */
    public record Item(ItemCode code, Text title, List<Level> levels) {}

    public InstrumentVersion id() {
        return new InstrumentVersion(code, version);
    }
}
