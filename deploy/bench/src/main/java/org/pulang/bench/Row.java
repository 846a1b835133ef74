package org.pulang.bench;

import org.jspecify.annotations.Nullable;

/**
 * A line of the result.
 *
 * @param number of the measure in the specification, G1 to G21
 * @param subject what is judged: ours, or a variant of it
 * @param goal nothing where the line only informs
 */
record Row(
        String number,
        String measure,
        String unit,
        String subject,
        Series ours,
        @Nullable String baseline,
        @Nullable Series against,
        @Nullable Goal goal) {

    /** Ours ÷ baseline. */
    @Nullable
    Double ratio() {
        return against == null ? null : ours.median() / against.median();
    }

    String verdict() {
        if (goal == null) {
            return "";
        }
        return goal.met(ours.median(), against == null ? null : against.median()) ? "met" : "missed";
    }
}
