package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A rule by which an instrument tells the risk, e.g. {@code TraffickerNear}. */
public record RiskRuleCode(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RiskRuleCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the code of a rule");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
