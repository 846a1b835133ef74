package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pulang.vocabulary.IndustrySection.A_AgricultureForestryAndFishing;
import static org.pulang.vocabulary.IndustrySection.T_ActivitiesOfHouseholdsAsEmployers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndustryTest {

    @Test
    void tellsFishingFromPlantations() {
        assertThat(new Industry(A_AgricultureForestryAndFishing, "03"))
                .isNotEqualTo(new Industry(A_AgricultureForestryAndFishing, "01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "10", "99", "9", "970", "ab", ""})
    void refusesADivisionOfAnotherSection(String division) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Industry(T_ActivitiesOfHouseholdsAsEmployers, division));
    }
}
