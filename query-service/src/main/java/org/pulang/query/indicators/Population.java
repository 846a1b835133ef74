package org.pulang.query.indicators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Gender;

/** How many people live in a province, as the operator's file says; of people of whom it says nothing there is no rate. */
final class Population {

    static final Population UNKNOWN = new Population(Map.of());

    private static final String HEADING = "code,name,male,female,total";
    private static final int PER = 100_000;

    private final Map<String, People> provinces;

    private record People(long male, long female, long total) {}

    private Population(Map<String, People> provinces) {
        this.provinces = provinces;
    }

    static Population read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).strip().equals(HEADING)) {
                throw new IllegalStateException("The first line of %s is not %s.".formatted(file, HEADING));
            }
            return new Population(lines.stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length == 5 && cells[0].matches("\\d{2}"))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], Population::people)));
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("The population file %s cannot be read.".formatted(file), e);
        }
    }

    private static People people(String[] cells) {
        return new People(
                Long.parseLong(cells[2].strip()), Long.parseLong(cells[3].strip()), Long.parseLong(cells[4].strip()));
    }

    boolean isKnown() {
        return !provinces.isEmpty();
    }

    /**
     * Who lives there.
     *
     * @param gender absent for everybody; the file tells of women and men alone
     */
    OptionalLong of(String province, @Nullable Gender gender) {
        var people = provinces.get(province);
        if (people == null) {
            return OptionalLong.empty();
        }
        if (gender == null) {
            return OptionalLong.of(people.total);
        }
        return switch (gender) {
            case Masculine -> OptionalLong.of(people.male);
            case Feminine -> OptionalLong.of(people.female);
            default -> OptionalLong.empty();
        };
    }

    /** For each 100,000 people; absent where they are not known. */
    @Nullable
    Double rate(long cases, String province, @Nullable Gender gender) {
        var people = of(province, gender);
        return people.isEmpty() || people.getAsLong() == 0 ? null : (double) cases * PER / people.getAsLong();
    }
}
