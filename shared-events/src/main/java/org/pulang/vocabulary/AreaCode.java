package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A province ({@code 32}) or regency ({@code 32.73}) by its official dotted code (Kepmendagri 300.2.2-2138/2025). */
public record AreaCode(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("\\d{2}(\\.\\d{2})?");
    private static final ZoneId WESTERN = ZoneId.of("Asia/Jakarta");
    private static final ZoneId CENTRAL = ZoneId.of("Asia/Makassar");
    private static final ZoneId EASTERN = ZoneId.of("Asia/Jayapura");

    /** All that there are. */
    public static final List<ZoneId> ZONES = List.of(WESTERN, CENTRAL, EASTERN);

    /** @throws IllegalArgumentException if the text is not of the form {@code 32} or {@code 32.73} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AreaCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an area code");
        }
    }

    public AreaCode province() {
        return new AreaCode(value.substring(0, 2));
    }

    /** WIB, WITA or WIT (Keppres 41/1987): the zone in which days and clocks of a case from here are counted. */
    public ZoneId zone() {
        return switch (Integer.parseInt(value.substring(0, 2))) {
            case 51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76 -> CENTRAL;
            case 81, 82, 91, 92, 93, 94, 95, 96 -> EASTERN;
            default -> WESTERN;
        };
    }

    /** The zone of a case from there; western time for people from abroad or where unknown. */
    public static ZoneId zoneOf(@Nullable AreaCode origin) {
        return origin == null ? WESTERN : origin.zone();
    }

    @Override
    public String toString() {
        return value;
    }
}
