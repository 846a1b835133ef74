package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.vocabulary.NikHint.AreaDiffers;
import static org.pulang.vocabulary.NikHint.AreaUnknown;
import static org.pulang.vocabulary.NikHint.BirthDateDiffers;
import static org.pulang.vocabulary.NikHint.FormatOdd;
import static org.pulang.vocabulary.NikHint.GenderDiffers;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NikTest {

    private static final LocalDate BIRTH = LocalDate.parse("2001-08-14");
    private static final AreaCode INDRAMAYU = new AreaCode("32.12");
    private static final String WOMAN = "3212155408010001";
    private static final String MAN = "3212151408010001";

    @Test
    void hasNoHintWhereAllFits() {
        assertThat(Nik.hints(WOMAN, BIRTH, Gender.Feminine, INDRAMAYU)).isEmpty();
        assertThat(Nik.hints(MAN, BIRTH, Gender.Masculine, INDRAMAYU)).isEmpty();
    }

    @Test
    void comparesWithTheProvinceWhereOnlyThatIsKnown() {
        assertThat(Nik.hints(WOMAN, BIRTH, Gender.Feminine, new AreaCode("32"))).isEmpty();
        assertThat(Nik.hints(WOMAN, BIRTH, Gender.Feminine, new AreaCode("33"))).containsExactly(AreaDiffers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "321215540801001", "32121554080100011", "32121554080100O1", "3212 1554 0801 0001"})
    void hintsAtAnOddFormatAndReadsNothingIntoIt(String odd) {
        assertThat(Nik.hints(odd, BIRTH, Gender.Feminine, INDRAMAYU)).containsExactly(FormatOdd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3212155508010001", "3212155409010001", "3212155408020001"})
    void hintsAtAnotherDayMonthOrYearOfBirth(String nik) {
        assertThat(Nik.hints(nik, BIRTH, Gender.Feminine, INDRAMAYU)).containsExactly(BirthDateDiffers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3212150008010001", "3212153208010001", "3212157208010001", "3212151413010001"})
    void hintsAtADayThatDoesNotExistWithoutAnyBirthDateOnRecord(String nik) {
        assertThat(Nik.hints(nik, null, Gender.NonSpecifiedUnknown, null)).containsExactly(BirthDateDiffers);
    }

    @Test
    void hintsAtTheOtherGender() {
        assertThat(Nik.hints(MAN, BIRTH, Gender.Feminine, INDRAMAYU)).containsExactly(GenderDiffers);
        assertThat(Nik.hints(WOMAN, BIRTH, Gender.Masculine, INDRAMAYU)).containsExactly(GenderDiffers);
    }

    @ParameterizedTest
    @EnumSource(
            value = Gender.class,
            names = {"Feminine", "Masculine"},
            mode = EnumSource.Mode.EXCLUDE)
    void saysNothingAboutTheGenderOfOthers(Gender gender) {
        assertThat(Nik.hints(WOMAN, BIRTH, gender, INDRAMAYU)).isEmpty();
        assertThat(Nik.hints(MAN, BIRTH, gender, INDRAMAYU)).isEmpty();
    }

    @Test
    void hintsAtAnotherArea() {
        assertThat(Nik.hints(WOMAN, BIRTH, Gender.Feminine, new AreaCode("32.13")))
                .containsExactly(AreaDiffers);
        assertThat(Nik.hints(WOMAN, BIRTH, Gender.Feminine, null)).isEmpty();
    }

    @Test
    void hintsAtAnAreaThatDoesNotExist() {
        assertThat(Nik.hints("9912155408010001", BIRTH, Gender.Feminine, INDRAMAYU))
                .containsExactly(AreaUnknown);
    }

    @Test
    void givesAllHintsAtOnce() {
        assertThat(Nik.hints("3301151508010001", BIRTH, Gender.Feminine, INDRAMAYU))
                .containsExactly(BirthDateDiffers, GenderDiffers, AreaDiffers);
    }
}
