package org.pulang.query.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Gender;

class KnownTest {

    @ParameterizedTest
    @CsvSource({
        "1990, false, 1991, false, true",
        "1990, false, 1992, false, false",
        "1990, true, 1994, false, true",
        "1990, false, 1986, true, true",
        "1990, true, 1995, true, false"
    })
    void forgivesAYearAndMoreWhereTheAgeWasGuessed(
            int one, boolean guessed, int other, boolean otherGuessed, boolean alike) {
        var found = new Known(one, guessed, null, null).alike(new Known(other, otherGuessed, null, null));
        assertThat(found).isEqualTo(alike ? Set.of(Trait.Birth) : Set.of());
    }

    @ParameterizedTest
    @CsvSource({"32.12, 32.12, true", "32.12, 32, true", "32, 32.12, true", "32.12, 32.15, false", "32, 33, false"})
    void takesTheProvinceWhereNoMoreIsKnown(String one, String other, boolean alike) {
        assertThat(from(one).alike(from(other))).isEqualTo(alike ? Set.of(Trait.Origin) : Set.of());
    }

    private static Known from(String area) {
        return new Known(null, false, null, new AreaCode(area));
    }

    @ParameterizedTest
    @EnumSource
    void treatsEveryGenderAlikeAndTakesUnknownForNone(Gender gender) {
        var found = new Known(null, false, gender, null).alike(new Known(null, false, gender, null));
        assertThat(found).isEqualTo(gender == Gender.NonSpecifiedUnknown ? Set.of() : Set.of(Trait.Gender));
    }

    @Test
    void whatIsNotKnownIsLikeNothing() {
        var all = new Known(1990, false, Gender.Masculine, new AreaCode("32.12"));
        assertThat(all.alike(Known.NOTHING)).isEmpty();
        assertThat(Known.NOTHING.alike(all)).isEmpty();
        assertThat(Known.NOTHING.alike(Known.NOTHING)).isEmpty();
    }
}
