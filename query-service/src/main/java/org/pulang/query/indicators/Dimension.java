package org.pulang.query.indicators;

import static java.util.Map.Entry.comparingByKey;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;

/** By what cases are counted. */
enum Dimension {
    ByStatus("status", CaseStatus.class),
    ByTraffickingStatus("trafficking_status", TraffickingStatus.class),
    ByGender("gender", Gender.class),
    ByAgeBand("age_band", AgeBand.class),
    ByAgeBroad("age_broad", CtdcAgeBand.class),
    /** A case counts for each of its citizenships. */
    ByCitizenship(null, "c.citizenships", null),
    /** Of origin. */
    ByProvince("province", null),
    /** A case counts for each type that was answered yes. */
    ByExploitationType(null, "c.exploitations", TypeOfExploitation.class),
    /** Country of the last place of exploitation. */
    ByDestination("destination", null),
    /** Of first contact. */
    ByYear("extract(year FROM first_contact_on)::text", null),
    ByProvenance("provenance", Provenance.class),
    /** Of origin. */
    ByRegency("regency", null),
    /** To which the case was assigned. */
    ByOrganisation("organisation", null);

    /** Those of the dashboard; of the others there are too many codes. */
    static final List<Dimension> COUNTED = Stream.of(values())
            .filter(one -> one != ByRegency && one != ByOrganisation)
            .toList();

    private final @Nullable String column;
    private final @Nullable String list;
    private final @Nullable Class<? extends Enum<?>> codes;

    /**
     * @param column absent where a case can have several values
     * @param list of the values, where it can
     * @param codes absent where the codes are those of countries, provinces or years
     */
    Dimension(@Nullable String column, @Nullable String list, @Nullable Class<? extends Enum<?>> codes) {
        this.column = column;
        this.list = list;
        this.codes = codes;
    }

    Dimension(String column, @Nullable Class<? extends Enum<?>> codes) {
        this(column, null, codes);
    }

    /** The one whose {@link #figure} is {@code by} and this word: {@code gender}. */
    static Optional<Dimension> named(String word) {
        return Stream.of(values())
                .filter(dimension -> dimension.name().equalsIgnoreCase("by" + word))
                .findFirst();
    }

    /** Its code, of a case {@code c}. */
    String sql() {
        return column == null ? "g" : column;
    }

    /** What the code is taken from, where a case has several. */
    String entries() {
        return list == null ? "" : Measure.entries(list, "g");
    }

    /** Those of which a case has exactly one value, as rows {@code (dimension, code)} over {@code indicators_case}. */
    static String single() {
        return COUNTED.stream()
                .filter(dimension -> dimension.column != null)
                .map(dimension -> "('%s', %s)".formatted(dimension, dimension.column))
                .reduce((one, next) -> one + ", " + next)
                .orElseThrow();
    }

    /** The figure's name, e.g. {@code byGender}. */
    String figure() {
        return "by" + name().substring(2);
    }

    /** The constant with this code, where the codes are a list of ours. */
    Optional<Enum<?>> constant(String code) {
        return Optional.ofNullable(codes)
                .flatMap(list -> Stream.<Enum<?>>of(list.getEnumConstants())
                        .filter(constant -> constant.name().equals(code))
                        .findFirst());
    }

    /** As the code list has them; years from the first; countries and provinces by number, the greatest first. */
    Map<String, Long> inOrder(Map<String, Long> counts) {
        var sorted = counts.entrySet().stream().sorted(order()).map(Entry::getKey);
        var ordered = new LinkedHashMap<String, Long>();
        (codes == null ? sorted : Stream.of(codes.getEnumConstants()).map(Enum::name))
                .filter(counts::containsKey)
                .forEach(code -> ordered.put(code, counts.get(code)));
        return ordered;
    }

    private Comparator<Entry<String, Long>> order() {
        return this == ByYear
                ? comparingByKey()
                : Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(comparingByKey());
    }
}
