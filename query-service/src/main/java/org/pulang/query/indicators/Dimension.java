package org.pulang.query.indicators;

import static java.util.Map.Entry.comparingByKey;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    ByStatus(CaseStatus.class, known -> List.of(known.status().name())),
    ByTraffickingStatus(TraffickingStatus.class, word(Fact.TraffickingStatus)),
    ByGender(Gender.class, word(Fact.Gender)),
    ByAgeBand(AgeBand.class, word(Fact.AgeBand)),
    ByAgeBroad(CtdcAgeBand.class, word(Fact.AgeBroad)),
    /** A case counts for each of its citizenships. */
    ByCitizenship(null, known -> known.entries(Fact.Citizenships)),
    /** Of origin. */
    ByProvince(null, word(Fact.Province)),
    /** A case counts for each type that was answered yes, or for none of them. */
    ByExploitationType(TypeOfExploitation.class, known -> some(known.entries(Fact.Exploitations))),
    /** Country of the last place of exploitation. */
    ByDestination(null, word(Fact.Destination)),
    /** Of first contact. */
    ByYear(null, known -> List.of(String.valueOf(known.date(Fact.FirstContactOn).getYear()))),
    /** Of first contact; told only by year, it counts for its first quarter. */
    ByQuarter(null, known -> List.of(quarter(known.date(Fact.FirstContactOn)))),
    /** Of first contact; told only by year, it counts for January. */
    ByMonth(
            null,
            known -> List.of(YearMonth.from(known.date(Fact.FirstContactOn)).toString())),
    ByProvenance(Provenance.class, word(Fact.Provenance)),
    /** Of origin. */
    ByRegency(null, word(Fact.Regency)),
    /** To which the case was assigned. */
    ByOrganisation(null, word(Fact.Organisation));

    /** Of cases that have no code. */
    static final String NONE = "00";

    private static final Set<Dimension> FINE = EnumSet.of(ByRegency, ByOrganisation, ByQuarter, ByMonth);

    /** Those of the dashboard; of the others there are too many codes. */
    static final List<Dimension> COUNTED =
            Stream.of(values()).filter(one -> !FINE.contains(one)).toList();

    private final @Nullable Class<? extends Enum<?>> codes;

    @SuppressWarnings("ImmutableEnumChecker") // They keep nothing.
    private final Function<Known, List<String>> of;

    /**
     * @param codes absent where the codes are those of countries, provinces or years
     * @param of those of a case
     */
    Dimension(@Nullable Class<? extends Enum<?>> codes, Function<Known, List<String>> of) {
        this.codes = codes;
        this.of = of;
    }

    /** Else they could be told from the total and the groups. */
    private static List<String> some(List<String> codes) {
        return codes.isEmpty() ? List.of(NONE) : codes;
    }

    private static Function<Known, List<String>> word(Fact fact) {
        return known -> List.of(known.word(fact));
    }

    private static String quarter(LocalDate day) {
        return "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** The one whose {@link #figure} is {@code by} and this word: {@code gender}. */
    static Optional<Dimension> named(String word) {
        return Stream.of(values())
                .filter(dimension -> dimension.name().equalsIgnoreCase("by" + word))
                .findFirst();
    }

    /** By which {@link #named} finds it. */
    String word() {
        var figure = figure().substring(2);
        return Character.toLowerCase(figure.charAt(0)) + figure.substring(1);
    }

    /** The codes of a case: one, or as many as it has; {@link #NONE} of exploitation where it has none. */
    List<String> of(Known known) {
        return of.apply(known);
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
        (codes == null
                        ? sorted
                        : Stream.concat(Stream.of(codes.getEnumConstants()).map(Enum::name), Stream.of(NONE)))
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
