package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "0, From0To11, From0To8, Yes",
        "8, From0To11, From0To8, Yes",
        "9, From0To11, From9To17, Yes",
        "11, From0To11, From9To17, Yes",
        "12, From12To17, From9To17, Yes",
        "17, From12To17, From9To17, Yes",
        "18, From18To24, From18To20, No",
        "20, From18To24, From18To20, No",
        "21, From18To24, From21To23, No",
        "24, From18To24, From24To26, No",
        "25, From25To34, From24To26, No",
        "27, From25To34, From27To29, No",
        "30, From25To34, From30To38, No",
        "34, From25To34, From30To38, No",
        "35, From35, From30To38, No",
        "39, From35, From39To47, No",
        "47, From35, From39To47, No",
        "48, From35, From48, No",
        "120, From35, From48, No"
    })
    void bandsOfYears(int years, AgeBand band, CtdcAgeBand broad, YesNoUnknown minor) {
        assertThat(Age.ofYears(years)).isEqualTo(new Age(band, broad, minor));
    }

    @ParameterizedTest
    @CsvSource({
        "From0To8, From0To11, Yes",
        "From9To17, Unknown, Yes",
        "From18To20, From18To24, No",
        "From21To23, From18To24, No",
        "From24To26, Unknown, No",
        "From27To29, From25To34, No",
        "From30To38, Unknown, No",
        "From39To47, From35, No",
        "From48, From35, No",
        "Unknown, Unknown, Unknown"
    })
    void bandOfCtdcIsKeptAndOursOnlyWhereItIsCertain(CtdcAgeBand broad, AgeBand band, YesNoUnknown minor) {
        assertThat(Age.of(broad)).isEqualTo(new Age(band, broad, minor));
    }

    @ParameterizedTest
    @EnumSource(CtdcAgeBand.class)
    void whatABandOfCtdcTellsHoldsForEveryYearInIt(CtdcAgeBand broad) {
        var told = Age.of(broad);
        for (int years = 0; years <= 120; years++) {
            var exact = Age.ofYears(years);
            if (exact.broad() == broad) {
                assertThat(told.minor()).isEqualTo(exact.minor());
                assertThat(told.band()).isIn(exact.band(), AgeBand.Unknown);
            }
        }
    }

    @Test
    void comesOfAgeOnTheBirthday() {
        var birth = LocalDate.parse("2008-02-03");
        assertThat(Age.on(LocalDate.parse("2026-02-02"), birth).minor()).isEqualTo(YesNoUnknown.Yes);
        assertThat(Age.on(LocalDate.parse("2026-02-03"), birth).minor()).isEqualTo(YesNoUnknown.No);
    }

    @Test
    void bornInTheYearOfFirstContactIsYoungestBand() {
        assertThat(Age.on(LocalDate.parse("2015-01-01"), LocalDate.parse("2015-06-30")))
                .isEqualTo(Age.ofYears(0));
    }
}
