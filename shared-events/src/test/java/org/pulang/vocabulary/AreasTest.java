package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AreasTest {

    @Test
    void knowsProvincesAndRegenciesByOfficialName() {
        assertThat(Areas.name(new AreaCode("32"))).contains("Jawa Barat");
        assertThat(Areas.name(new AreaCode("32.12"))).contains("Kabupaten Indramayu");
        assertThat(Areas.name(new AreaCode("32.99"))).isEmpty();
    }

    @Test
    void knowsTheProvincesSplitFromPapua() {
        assertThat(Stream.of("93", "94", "95", "96").map(AreaCode::new).map(Areas::name))
                .containsExactly(
                        Optional.of("Papua Selatan"),
                        Optional.of("Papua Tengah"),
                        Optional.of("Papua Pegunungan"),
                        Optional.of("Papua Barat Daya"));
    }

    @Test
    void everyRegencyLiesInAProvince() {
        assertThat(Areas.all().keySet())
                .allSatisfy(code -> assertThat(Areas.exists(code.province())).isTrue());
    }

    @Test
    void equalsTheOfficialTables() throws IOException {
        var data = sharedData();
        assumeTrue(data.isPresent(), "shared/data is not beside the project; nothing to compare with");
        var official = new HashMap<AreaCode, String>();
        official.putAll(names(data.get().resolve("provinces.csv")));
        official.putAll(names(data.get().resolve("regencies.csv")));

        assertThat(Areas.all()).isEqualTo(official);
    }

    /** Code in the first column, name in the last. */
    private static Map<AreaCode, String> names(Path table) throws IOException {
        var names = new HashMap<AreaCode, String>();
        try (var lines = Files.lines(table)) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(line -> names.put(new AreaCode(line[0]), line[line.length - 1]));
        }
        return names;
    }

    private static Optional<Path> sharedData() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"))
                .filter(folder -> Files.exists(folder.resolve("regencies.csv")))
                .findFirst();
    }
}
