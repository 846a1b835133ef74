package org.pulang.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.personal.KeysUnavailable;

class DestroyedListTest {

    private static final String FIRST = LocalKek.newLine("first");
    private static final String SECOND = LocalKek.newLine("second");
    private static final UUID REQUEST = new UUID(9, 9);

    @TempDir
    private Path directory;

    /** As an operator does once. */
    @BeforeEach
    void empty() throws IOException {
        Files.createFile(directory.resolve("destroyed-keys"));
    }

    @Test
    void isNotTakenForEmptyWhereItIsMissing() throws IOException {
        Files.delete(directory.resolve("destroyed-keys"));
        assertThatThrownBy(() -> list(FIRST).keys()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> list(FIRST).add(Map.of(key(1), REQUEST))).isInstanceOf(IllegalStateException.class);
        assertThat(directory.resolve("destroyed-keys")).doesNotExist();
    }

    @Test
    void keepsWhatWasDestroyedInOrderAndEachOnce() {
        var list = list(FIRST);
        assertThat(list.keys()).isEmpty();
        list.add(Map.of(key(1), REQUEST));
        list.add(both(key(1), key(2)));
        list.add(both(key(2), key(1)));

        assertThat(list(FIRST).keys()).containsExactlyEntriesOf(both(key(1), key(2)));
    }

    static Stream<UnaryOperator<List<String>>> alterations() {
        return Stream.of(
                without("key " + key(2)),
                without("kek "),
                DestroyedListTest::swapped,
                lines -> lines.stream()
                        .map(line -> line.replace(key(2).toString(), key(7).toString()))
                        .toList(),
                lines -> lines.stream()
                        .map(line -> line.replace(REQUEST.toString(), key(8).toString()))
                        .toList(),
                lines -> {
                    var more = new ArrayList<>(lines);
                    more.add("key %s %s AAAA".formatted(key(5), REQUEST));
                    return more;
                });
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void showsThatItWasAltered(UnaryOperator<List<String>> alteration) throws IOException {
        list(FIRST).add(both(key(1), key(2), key(3)));
        var file = directory.resolve("destroyed-keys");
        var altered = alteration.apply(Files.readAllLines(file));
        assertThat(altered).isNotEqualTo(Files.readAllLines(file));
        Files.write(file, altered);

        assertThatThrownBy(() -> list(FIRST).keys()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> list(FIRST).add(Map.of(key(4), REQUEST))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void goesOnBehindALineThatACrashLeftUnfinished() throws IOException {
        list(FIRST).add(Map.of(key(1), REQUEST));
        Files.writeString(directory.resolve("destroyed-keys"), "key " + key(2) + " 0000", StandardOpenOption.APPEND);
        assertThat(list(FIRST).keys()).containsOnlyKeys(key(1));
        list(FIRST).add(Map.of(key(3), REQUEST));
        assertThat(list(FIRST).keys()).containsOnlyKeys(key(1), key(3));
    }

    @Test
    void outlivesTheKeyEncryptionKeyItBeganWith() {
        list(FIRST).add(Map.of(key(1), REQUEST));
        list(SECOND + FIRST).add(Map.of());
        list(SECOND).add(Map.of(key(2), REQUEST));

        assertThat(list(SECOND).keys()).containsOnlyKeys(key(1), key(2));
        assertThatThrownBy(() -> list(LocalKek.newLine("third")).keys()).isInstanceOf(KeysUnavailable.class);
    }

    private DestroyedList list(String kek) {
        return new DestroyedList(directory.resolve("destroyed-keys"), LocalKek.ofText(kek));
    }

    private static UnaryOperator<List<String>> without(String begin) {
        return lines -> lines.stream().filter(line -> !line.startsWith(begin)).toList();
    }

    private static List<String> swapped(List<String> lines) {
        var other = new ArrayList<>(lines);
        other.add(lines.size() - 2, other.remove(lines.size() - 1));
        return other;
    }

    private static UUID key(int n) {
        return new UUID(1, n);
    }

    private static Map<UUID, UUID> both(UUID... keys) {
        var all = new LinkedHashMap<UUID, UUID>();
        for (var key : keys) {
            all.put(key, REQUEST);
        }
        return all;
    }
}
