package org.pulang.runner.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.pulang.vocabulary.Gender;

/**
 * An invented survivor. Every 75 of them repeat the margins of the 75 survivors of <em>Going Home</em>: 46 women and 29 men;
 * the kinds of exploitation 15, 31, 15, 6, 4, 2, 2; 14 exploited within Indonesia, 58 abroad, 3 both; abroad 22 in the Middle
 * East, 23 in Asia, 15 elsewhere and one not told; ten places of origin. Ages follow the bands of the CTDC dataset of people
 * connected with Indonesia. How these go together in one person is not published and is our assumption.
 *
 * @param country of exploitation, {@code ZZ} where not told
 * @param alsoAtHome exploited both abroad and within Indonesia
 * @param origin province or regency
 */
record Survivor(
        int number,
        Gender gender,
        Exploitation exploitation,
        String country,
        boolean alsoAtHome,
        String origin,
        int age) {

    private static final int STUDY_SIZE = 75;

    private static final List<String> MIDDLE_EAST = List.of("SA", "AE", "QA", "OM", "JO", "SY", "BH");
    private static final List<String> ASIA = List.of("MY", "TW", "SG");
    private static final List<String> ELSEWHERE = List.of("TT", "ZA");

    /** Bandung, Bogor, Cianjur, Cirebon, Indramayu, Karawang, Sukabumi; Jakarta, Central Java, South Sulawesi. */
    private static final List<String> ORIGINS =
            List.of("32.04", "32.01", "32.03", "32.09", "32.12", "32.15", "32.02", "31", "33", "73");

    private static final int[] OLDEST_OF_BAND = {17, 20, 23, 26, 29, 38, 47, 60};
    private static final int[] YOUNGEST_OF_BAND = {15, 18, 21, 24, 27, 30, 39, 48};
    private static final int[] PEOPLE_IN_BAND = {117, 242, 365, 369, 418, 1413, 488, 91};

    /** What the study's tables give of one person. */
    private record Card(Gender gender, Exploitation exploitation, String country, boolean alsoAtHome) {}

    /** The n-th survivor of a seed, counted from 0; the same one whenever asked for. */
    static Survivor of(long seed, int index) {
        var deck = deck();
        Collections.shuffle(deck, new Random(seed + index / STUDY_SIZE));
        var card = deck.get(index % STUDY_SIZE);
        var random = random(seed, index);
        return new Survivor(
                index + 1,
                card.gender,
                card.exploitation,
                card.country,
                card.alsoAtHome,
                ORIGINS.get(random.nextInt(ORIGINS.size())),
                age(random));
    }

    static Random random(long seed, int index) {
        return new Random(seed * 1_000_003 + index);
    }

    boolean child() {
        return age < 18;
    }

    private static List<Card> deck() {
        var deck = new ArrayList<Card>();
        add(deck, 22, Gender.Feminine, Exploitation.DomesticWork, MIDDLE_EAST);
        add(deck, 9, Gender.Feminine, Exploitation.DomesticWork, ASIA);
        add(deck, 14, Gender.Feminine, Exploitation.SexualExploitation, List.of("ID"));
        add(deck, 1, Gender.Feminine, Exploitation.SexualExploitation, ASIA);
        add(deck, 15, Gender.Masculine, Exploitation.Fishing, ELSEWHERE);
        add(deck, 6, Gender.Masculine, Exploitation.Plantation, ASIA.subList(0, 1));
        add(deck, 4, Gender.Masculine, Exploitation.Factory, ASIA);
        add(deck, 2, Gender.Masculine, Exploitation.Construction, ASIA);
        add(deck, 1, Gender.Masculine, Exploitation.Other, ASIA);
        add(deck, 1, Gender.Masculine, Exploitation.Other, List.of("ZZ"));
        for (int i = 0; i < 3; i++) {
            var card = deck.get(i);
            deck.set(i, new Card(card.gender, card.exploitation, card.country, true));
        }
        return deck;
    }

    private static void add(
            List<Card> deck, int count, Gender gender, Exploitation exploitation, List<String> countries) {
        for (int i = 0; i < count; i++) {
            deck.add(new Card(gender, exploitation, countries.get(i % countries.size()), false));
        }
    }

    private static int age(Random random) {
        int draw = random.nextInt(Arrays.stream(PEOPLE_IN_BAND).sum());
        int band = 0;
        while (draw >= PEOPLE_IN_BAND[band]) {
            draw -= PEOPLE_IN_BAND[band++];
        }
        return YOUNGEST_OF_BAND[band] + random.nextInt(OLDEST_OF_BAND[band] - YOUNGEST_OF_BAND[band] + 1);
    }
}
