package org.pulang.query.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSpellingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Soeharto | SUHARTO",
                "Noerdjanah | Nurjanah",
                "Nur Jannah | Nurjanah",
                "Nur'aini | Noer Aini",
                "Tjipto Mangoenkoesoemo | Cipto Mangunkusumo",
                "Widjaja | Wijaya",
                "Jogja Sjarifah | Yogya Syarifah",
                "Achmad Chairil | Ahmad Khairil",
                "Njoman Soekarti | Nyoman Sukarti",
                "Joesoef | Yusuf",
                "Yusup | Yusuf",
                "Fitri Novita | Pitri Nopita",
                "Siti Aisyah | St. Aisjah",
                "Siti Nurjanah | Nurjanah",
                "Moh. Rizki | Muhammad Rizqi",
                "M. Yusuf | Mohamad Jusuf",
                "Hj. Dra. Siti Aminah, M.Pd. | siti amina",
                "Zainal Abidin | Zaenal Abidin",
                "Fathimah | Fatimah",
                "Dewi Lestari binti Ahmad | Dewi Lestari",
                "Dewi Lestari binti Ahmad | Dewi Lestari bt. Achmad",
                "Dewi Lestari binti Ahmad | Dewi Lestari Ahmad",
                "Lestari, Dewi | Dewi Lestari",
                "Sulastri Wulandari | Sulastri Wulandri",
                "José Pereira | Jose Pereira",
                "Chandra Wijaya | Candra Wijaya",
                "Chairul Chaniago | Khairul Caniago",
                "Christina Hutapea | Kristina Hutapea",
                "Raden Ajeng Sekar Arum | R.A. Sekar Arum",
                "Raden Mas Panji | Panji",
                // Not the same people.
                "Siti binti Ahmad | Siti binti Rahmat | no",
                "Siti binti Ahmad | Siti Rahayu | no",
                "Dewi Lestari binti Ahmad | Dewi Lestari binti Umar | no",
                "Dewi | Dewi Lestari | no",
                "Ajeng Lestari | Ayu Lestari | no",
                "Dewi Sartika | Dewi Lestari | no",
                "Suharto | Suhartono | no",
                "Budi Santoso | Budi Setiawan | no"
            })
    void tellsSpellingsOfOneNameFromOtherNames(String pair) {
        var names = pair.split("\\|", -1);
        var one = NameSpelling.of(names[0]);
        var other = NameSpelling.of(names[1]);
        boolean same = names.length == 2;
        assertThat(one.alike(other)).as("%s, %s", one, other).isEqualTo(same);
        assertThat(other.alike(one)).as("%s, %s", other, one).isEqualTo(same);
    }

    @Test
    void keepsTheFathersNameApart() {
        assertThat(NameSpelling.of("Siti binti H. Achmad"))
                .isEqualTo(new NameSpelling(List.of("siti"), List.of("ahmad")));
    }

    @ParameterizedTest
    @CsvSource({"Haji", "Bin", "Siti", "'Muh.'", "H.", "Nur", "孫中山"})
    void leavesNobodyWithoutAName(String name) {
        assertThat(NameSpelling.of(name).given()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"...", "','", "'?!'", "' '"})
    void findsNoNameInNoWord(String text) {
        assertThat(NameSpelling.of(text).all()).isEmpty();
        assertThat(NameSpelling.of(text).alike(NameSpelling.of(text))).isFalse();
    }
}
