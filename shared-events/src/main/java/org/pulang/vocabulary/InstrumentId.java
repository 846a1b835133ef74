package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/** One version of an instrument, by code and version: {@code PULANG-CORE.v1}. What is published under it never changes. */
public record InstrumentId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9-]{1,39}\\.v[1-9][0-9]{0,2}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstrumentId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an instrument code with its version, as in PULANG-CORE.v1");
        }
    }

    public static InstrumentId of(InstrumentVersion instrument) {
        return new InstrumentId(instrument.code() + ".v" + instrument.version());
    }

    /** The same in two parts, as an assessment names it. */
    public InstrumentVersion instrument() {
        var dot = value.lastIndexOf('.');
        return new InstrumentVersion(
                new InstrumentCode(value.substring(0, dot)), Integer.parseInt(value.substring(dot + 2)));
    }

    /** The stream of this version's events. */
    public UUID stream() {
        return NamedStream.of("pulang instrument " + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
