package org.pulang.population;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The figures that were published, and no others. <em>Going Home</em> (NEXUS Institute): 75 survivors. CTDC: Counter-Trafficking Data
 * Collaborative, global k-anonymised dataset of 14 April 2020, its 3,503 identifications connected with Indonesia; counted here by age
 * band and, of Indonesian citizens, by country of exploitation.
 */
final class Published {

    /** Survivors of <em>Going Home</em>. */
    static final int STUDY_SIZE = 75;

    /** Share of those assisted over seven years in one programme who were reintegrated successfully: about 60 %. */
    static final double REINTEGRATED = 0.6;

    /** Months after return at which contact is due; monitoring ran up to three years. */
    static final List<Integer> MONITORED = List.of(1, 3, 6, 12, 24, 36);

    /** Bandung, Bogor, Cianjur, Cirebon, Indramayu, Karawang, Sukabumi; Jakarta, Central Java, South Sulawesi. */
    static final List<String> ORIGINS =
            List.of("32.04", "32.01", "32.03", "32.09", "32.12", "32.15", "32.02", "31", "33", "73");

    /** Where abroad, as <em>Going Home</em> tells it apart; within each, countries by their numbers in CTDC. */
    enum Region {
        /** Within Indonesia: 14, and 3 who were exploited abroad too. */
        Home("ID", 1),
        MiddleEast("AE", 326, "SA", 183, "QA", 152, "OM", 94, "SY", 41, "JO", 23, "BH", 22),
        Asia("MY", 553, "SG", 37, "TW", 33),
        Elsewhere("TT", 85, "ZA", 36),
        NotTold("ZZ", 1);

        @SuppressWarnings("ImmutableEnumChecker") // A List.of.
        private final List<Share<String>> countries;

        Region(Object... countries) {
            this.countries = IntStream.range(0, countries.length / 2)
                    .mapToObj(i -> new Share<>((String) countries[2 * i], (int) countries[2 * i + 1]))
                    .toList();
        }

        String country(SplittableRandom random) {
            return Share.draw(countries, random);
        }

        List<Share<String>> countries() {
            return countries;
        }
    }

    /** Years of age. */
    record Band(int youngest, int oldest) {}

    /** CTDC's bands; the first and the last are open there, and end here at 15 and 60. */
    static final List<Share<Band>> AGES = List.of(
            new Share<>(new Band(15, 17), 117),
            new Share<>(new Band(18, 20), 242),
            new Share<>(new Band(21, 23), 365),
            new Share<>(new Band(24, 26), 369),
            new Share<>(new Band(27, 29), 418),
            new Share<>(new Band(30, 38), 1413),
            new Share<>(new Band(39, 47), 488),
            new Share<>(new Band(48, 60), 91));

    private Published() {}

    /** So many of them are like that. */
    record Share<T>(T what, int number) {

        static <T> T draw(List<Share<T>> shares, SplittableRandom random) {
            int draw = random.nextInt(shares.stream().mapToInt(Share::number).sum());
            for (var share : shares) {
                draw -= share.number;
                if (draw < 0) {
                    return share.what;
                }
            }
            throw new IllegalStateException();
        }
    }
}
