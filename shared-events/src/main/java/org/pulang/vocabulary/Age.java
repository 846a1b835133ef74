package org.pulang.vocabulary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What is known of a person's age at first contact, in bands that stay when the birth date is erased. */
public record Age(AgeBand band, CtdcAgeBand broad, YesNoUnknown minor) {

    public static final Age UNKNOWN = new Age(AgeBand.Unknown, CtdcAgeBand.Unknown, YesNoUnknown.Unknown);

    /** @param day first contact; where only its year or month is known, its first day, so that in doubt a person is a child */
    public static Age on(LocalDate day, LocalDate birthDate) {
        return ofYears(Math.max(0, (int) ChronoUnit.YEARS.between(birthDate, day)));
    }

    public static Age ofYears(int years) {
        return new Age(AgeBand.ofYears(years), CtdcAgeBand.ofYears(years), minor(years));
    }

    /** CTDC's bands are cut differently: where one spans two of ours, ours stays unknown. */
    public static Age of(CtdcAgeBand broad) {
        return switch (broad) {
            case From0To8 -> new Age(AgeBand.From0To11, broad, YesNoUnknown.Yes);
            case From9To17 -> new Age(AgeBand.Unknown, broad, YesNoUnknown.Yes);
            case From18To20, From21To23 -> new Age(AgeBand.From18To24, broad, YesNoUnknown.No);
            case From27To29 -> new Age(AgeBand.From25To34, broad, YesNoUnknown.No);
            case From24To26, From30To38 -> new Age(AgeBand.Unknown, broad, YesNoUnknown.No);
            case From39To47, From48 -> new Age(AgeBand.From35, broad, YesNoUnknown.No);
            case Unknown -> UNKNOWN;
        };
    }

    private static YesNoUnknown minor(int years) {
        return years < 18 ? YesNoUnknown.Yes : YesNoUnknown.No;
    }
}
