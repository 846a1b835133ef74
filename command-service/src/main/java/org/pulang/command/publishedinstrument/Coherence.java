package org.pulang.command.publishedinstrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.ItemCode;

/** Whether the parts of an instrument fit together, so that every list of answers has one score; else where they do not. */
final class Coherence {

    private final PublishInstrument command;

    private Coherence(PublishInstrument command) {
        this.command = command;
    }

    /** @throws CommandRefused with a pointer to the first place that does not fit */
    static void require(PublishInstrument command) {
        var coherence = new Coherence(command);
        coherence.requireScale();
        coherence.requireLevels();
        coherence.requireEachItemInOneDimension(coherence.items());
    }

    private void requireScale() {
        if (command.highest() <= command.lowest()) {
            throw new CommandRefused(Refusal.INSTRUMENT_SCALE_REVERSED, "/highest");
        }
    }

    private void requireLevels() {
        requireLevels(command.levels(), "/levels");
        for (int i = 0; i < command.items().size(); i++) {
            requireLevels(command.items().get(i).levels(), "/items/%d/levels".formatted(i));
        }
    }

    private void requireLevels(List<InstrumentLevel> levels, String pointer) {
        var values = new HashSet<Integer>();
        for (int i = 0; i < levels.size(); i++) {
            int value = levels.get(i).value();
            if (value < command.lowest() || value > command.highest() || !values.add(value)) {
                throw new CommandRefused(Refusal.INSTRUMENT_LEVEL_UNFIT, "%s/%d/value".formatted(pointer, i));
            }
        }
    }

    private Set<ItemCode> items() {
        var codes = new HashSet<ItemCode>();
        for (int i = 0; i < command.items().size(); i++) {
            if (!codes.add(command.items().get(i).code())) {
                throw new CommandRefused(Refusal.INSTRUMENT_CODE_REPEATED, "/items/%d/code".formatted(i));
            }
        }
        return codes;
    }

    private void requireEachItemInOneDimension(Set<ItemCode> items) {
        var dimensions = new HashSet<>();
        var scored = new HashSet<ItemCode>();
        for (int i = 0; i < command.dimensions().size(); i++) {
            var dimension = command.dimensions().get(i);
            if (!dimensions.add(dimension.code())) {
                throw new CommandRefused(Refusal.INSTRUMENT_CODE_REPEATED, "/dimensions/%d/code".formatted(i));
            }
            for (int j = 0; j < dimension.items().size(); j++) {
                var pointer = "/dimensions/%d/items/%d".formatted(i, j);
                if (!items.contains(dimension.items().get(j))) {
                    throw new CommandRefused(Refusal.INSTRUMENT_ITEM_MISSING, pointer);
                }
                if (!scored.add(dimension.items().get(j))) {
                    throw new CommandRefused(Refusal.INSTRUMENT_CODE_REPEATED, pointer);
                }
            }
        }
        for (int i = 0; i < command.items().size(); i++) {
            if (!scored.contains(command.items().get(i).code())) {
                throw new CommandRefused(Refusal.INSTRUMENT_ITEM_UNSCORED, "/items/%d".formatted(i));
            }
        }
    }
}
