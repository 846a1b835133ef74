package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.vocabulary.PartialDate.Precision;

class PartialDateTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    @ParameterizedTest
    @CsvSource({
        "2015, Year, 2015-01-01, 2015-12-31",
        "2016-02, Month, 2016-02-01, 2016-02-29",
        "2019-05-12, Day, 2019-05-12, 2019-05-12",
        "2019-05-12T23:30Z, Instant, 2019-05-13, 2019-05-13",
        "2019-05-12T14:30:05.5+07:00, Instant, 2019-05-12, 2019-05-12"
    })
    void keepsWhatWasToldAndKnowsTheDaysItCanMean(String told, Precision precision, LocalDate first, LocalDate last) {
        var date = new PartialDate(told);
        assertThat(date).hasToString(told);
        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.earliestDay(JAKARTA)).isEqualTo(first);
        assertThat(date.latestDay(JAKARTA)).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15",
                "2015-13",
                "2015-02-29",
                "2015-1-1",
                "01-02-2015",
                "2015-02-03T10:00",
                "2015-02-03T25:00Z",
                " 2015"
            })
    void refusesWhatIsNoDate(String told) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialDate(told));
    }

    @ParameterizedTest
    @CsvSource({
        "1899, false",
        "1899-12-31, false",
        "1900, true",
        "2026, true",
        "2026-03, true",
        "2026-03-01, true",
        "2026-03-02, true",
        "2026-03-03, false",
        "2026-04, false",
        "2027, false",
        "9999, false",
        "2026-03-01T15:00Z, true",
        "2026-03-01T15:01Z, false",
        "2026-03-01T22:00+07:00, true",
        "2026-03-01T22:01+07:00, false"
    })
    void isPastOnceAnyPartOfItCanHaveBegunSomewhereInIndonesia(String told, boolean past) {
        // Midnight in Jayapura: the second of March has begun there.
        var clock = Clock.fixed(Instant.parse("2026-03-01T15:00:00Z"), ZoneOffset.UTC);
        assertThat(new PartialDate(told).past(clock)).isEqualTo(past);
    }
}
