package org.pulang.vocabulary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The instrument an assessment used. Answers keep their version when a newer one is published. */
public record InstrumentVersion(
        @NotNull InstrumentCode code, @Min(1) @Max(999) int version) {

    @Override
    public String toString() {
        return code + " v" + version;
    }
}
