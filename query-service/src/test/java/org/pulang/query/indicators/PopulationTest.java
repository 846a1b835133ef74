package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.Gender;

class PopulationTest {

    @TempDir
    Path directory;

    @Test
    void givesRatesOfWomenOfMenAndOfAll() throws IOException {
        var population =
                Population.read(file("0,INDONESIA,3,3,6", "32,Jawa Barat,500000,250000,750000", "32.12,X,1,1,2"));

        assertThat(population.rate(3, "32", null)).isEqualTo(0.4, within(1e-9));
        assertThat(population.rate(3, "32", Gender.Feminine)).isEqualTo(1.2, within(1e-9));
        assertThat(population.rate(3, "32", Gender.NonConforming)).isNull();
        assertThat(population.rate(3, "33", null)).isNull();
        assertThat(Population.UNKNOWN.isKnown()).isFalse();
    }

    @Test
    void refusesAnotherFile() throws IOException {
        var file = directory.resolve("other.csv");
        Files.write(file, List.of("a,b"));

        assertThatThrownBy(() -> Population.read(file)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Population.read(directory.resolve("none"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hasATileForEveryProvince() {
        assertThat(TileGrid.PLACES.stream().map(TileGrid.Place::code))
                .containsExactlyInAnyOrderElementsOf(Areas.provinces().keySet().stream()
                        .map(code -> code.value())
                        .toList());
        assertThat(TileGrid.PLACES.stream().map(place -> List.of(place.column(), place.row())))
                .doesNotHaveDuplicates();
        assertThat(TileGrid.PLACES).allMatch(place -> place.column() < TileGrid.COLUMNS && place.row() < TileGrid.ROWS);
    }

    private Path file(String... lines) throws IOException {
        var file = directory.resolve("population.csv");
        Files.writeString(file, "code,name,male,female,total\n" + String.join("\n", lines) + "\n");
        return file;
    }
}
