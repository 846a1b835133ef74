package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * When something happened, as precisely as it was told: {@code 2019}, {@code 2019-05}, {@code 2019-05-12} or
 * {@code 2019-05-12T14:30+07:00} (ISO 8601, the offset is required). Kept and shown as told; never made more exact.
 */
public record PartialDate(@JsonValue String value) {

    private static final Pattern SHAPE =
            Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?)?)?");

    /** Where a day begins first in Indonesia: what may have begun anywhere is not yet called future. */
    public static final ZoneId EARLIEST_ZONE = ZoneId.of("Asia/Jayapura");

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** How much of the date is known. */
    public enum Precision {
        Year,
        Month,
        Day,
        Instant
    }

    /** @throws IllegalArgumentException if the text is not a partial date, or names a day that does not exist */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartialDate {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a partial date");
        }
        try {
            earliest(value, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such day", e);
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString());
    }

    public Precision precision() {
        return switch (value.length()) {
            case 4 -> Precision.Year;
            case 7 -> Precision.Month;
            case 10 -> Precision.Day;
            default -> Precision.Instant;
        };
    }

    /** The first instant it can mean, counted in the zone of the case. */
    public Instant earliest(ZoneId zone) {
        return earliest(value, zone);
    }

    /** The first day it can mean, counted in the zone of the case. */
    public LocalDate earliestDay(ZoneId zone) {
        return LocalDate.ofInstant(earliest(zone), zone);
    }

    /** The last day it can mean, counted in the zone of the case. */
    public LocalDate latestDay(ZoneId zone) {
        return switch (precision()) {
            case Year -> Year.parse(value).atMonth(12).atEndOfMonth();
            case Month -> YearMonth.parse(value).atEndOfMonth();
            case Day -> LocalDate.parse(value);
            case Instant -> earliestDay(zone);
        };
    }

    /** Whether it can lie in the past of somebody alive: has begun ({@code 2026} on its first of January), since 1900. */
    boolean past(Clock clock) {
        return !earliest(EARLIEST_ZONE).isAfter(clock.instant())
                && !earliestDay(EARLIEST_ZONE).isBefore(FIRST_DAY);
    }

    private static Instant earliest(String value, ZoneId zone) {
        return switch (value.length()) {
            case 4 -> Year.parse(value).atDay(1).atStartOfDay(zone).toInstant();
            case 7 -> YearMonth.parse(value).atDay(1).atStartOfDay(zone).toInstant();
            case 10 -> LocalDate.parse(value).atStartOfDay(zone).toInstant();
            default -> OffsetDateTime.parse(value).toInstant();
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
