package org.pulang.vocabulary;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question of an instrument.
 *
 * @param value on the instrument's scale; present exactly if answered
 */
public record Answer(
        @NotNull ItemCode item,
        @NotNull AnswerState state,
        @Nullable Integer value) {

    public static Answer of(ItemCode item, int value) {
        return new Answer(item, AnswerState.Answered, value);
    }
}
