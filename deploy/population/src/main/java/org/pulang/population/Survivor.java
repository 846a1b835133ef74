package org.pulang.population;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pulang.population.Published.Region;
import org.pulang.population.Published.Share;
import org.pulang.vocabulary.Gender;

/**
 * An invented survivor. Every 75 of them, counted from the first, repeat the margins of the 75 survivors of <em>Going Home</em>: 46
 * women and 29 men; the kinds of exploitation 15, 31, 15, 6, 4, 2, 2; 14 exploited within Indonesia, 58 abroad, 3 both; abroad 22 in
 * the Middle East, 23 in Asia, 15 elsewhere and one not told. Ages and countries follow CTDC. How these go together in one person is
 * not published and is our assumption.
 *
 * @param number from 1
 * @param country of exploitation, {@code ZZ} where not told
 * @param alsoAtHome exploited both abroad and within Indonesia
 * @param origin province or regency
 * @param age in years, at first contact
 */
record Survivor(
        int number,
        Gender gender,
        Exploitation exploitation,
        Region region,
        String country,
        boolean alsoAtHome,
        String origin,
        int age) {

    private static final List<Card> DECK = deck();

    /** What the study's tables give of one person. */
    private record Card(Gender gender, Exploitation exploitation, Region region, boolean alsoAtHome) {}

    static Survivor of(long seed, int index) {
        var card = card(seed, index);
        var random = random(seed, index, 1);
        return new Survivor(
                index + 1,
                card.gender,
                card.exploitation,
                card.region,
                card.region.country(random),
                card.alsoAtHome,
                Published.ORIGINS.get(random.nextInt(Published.ORIGINS.size())),
                age(random));
    }

    /** Numbers of their own for each purpose, so that one more drawn for one changes nothing of another. */
    static SplittableRandom random(long seed, int index, int purpose) {
        var mixed = new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L;
        return new SplittableRandom(new SplittableRandom(mixed).nextLong() + purpose);
    }

    boolean child() {
        return age < 18;
    }

    boolean abroad() {
        return region != Region.Home;
    }

    private static Card card(long seed, int index) {
        var random = random(seed, index / Published.STUDY_SIZE, 0);
        var cards = new ArrayList<>(DECK);
        for (int i = cards.size() - 1; i > 0; i--) {
            cards.set(i, cards.set(random.nextInt(i + 1), cards.get(i)));
        }
        return cards.get(index % Published.STUDY_SIZE);
    }

    private static List<Card> deck() {
        var deck = new ArrayList<Card>();
        add(deck, 22, Gender.Feminine, Exploitation.DomesticWork, Region.MiddleEast);
        add(deck, 9, Gender.Feminine, Exploitation.DomesticWork, Region.Asia);
        add(deck, 14, Gender.Feminine, Exploitation.SexualExploitation, Region.Home);
        add(deck, 1, Gender.Feminine, Exploitation.SexualExploitation, Region.Asia);
        add(deck, 15, Gender.Masculine, Exploitation.Fishing, Region.Elsewhere);
        add(deck, 6, Gender.Masculine, Exploitation.Plantation, Region.Asia);
        add(deck, 4, Gender.Masculine, Exploitation.Factory, Region.Asia);
        add(deck, 2, Gender.Masculine, Exploitation.Construction, Region.Asia);
        add(deck, 1, Gender.Masculine, Exploitation.Other, Region.Asia);
        add(deck, 1, Gender.Masculine, Exploitation.Other, Region.NotTold);
        for (int i = 0; i < 3; i++) {
            var card = deck.get(i);
            deck.set(i, new Card(card.gender, card.exploitation, card.region, true));
        }
        return List.copyOf(deck);
    }

    private static void add(List<Card> deck, int count, Gender gender, Exploitation exploitation, Region region) {
        for (int i = 0; i < count; i++) {
            deck.add(new Card(gender, exploitation, region, false));
        }
    }

    private static int age(SplittableRandom random) {
        var band = Share.draw(Published.AGES, random);
        return band.youngest() + random.nextInt(band.oldest() - band.youngest() + 1);
    }
}
