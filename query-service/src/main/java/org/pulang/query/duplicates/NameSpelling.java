package org.pulang.query.duplicates;

import static java.util.stream.Collectors.toSet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name as it sounds, however it was written down: without titles and degrees, the father's name apart, old spelling (Soeharto, Noerdjanah)
 * and new alike. Old j and new y cannot be told from old dj and new j, so all of them become one.
 *
 * @param given the words of the name; Siti and Muhammad are left out where there are others
 * @param fathers the words behind bin or binti
 */
record NameSpelling(List<String> given, List<String> fathers) {

    private static final Set<String> TITLES = words(
            "h hj haji hajah hajjah kh kyai kiai ust ustad ustadz ustadzah dr drs dra drg ir prof tn ny nn tuan nyonya nona sdr sdri"
                    + " bp bpk bapak ibu alm almh almarhum almarhumah r rr ra rd rm raden roro");
    /** Of two words, the second a name where it stands alone. */
    private static final Pattern LONG_TITLES = Pattern.compile("\\braden (ajeng|ayu|mas|roro|nganten)\\b");

    private static final Set<String> DEGREES =
            words("sh se st sp spd spt si skom sos ssos sag skep skm amd ners mm mh mt ma msi mpd mkes mhum lc phd");
    private static final Set<String> SON_OR_DAUGHTER_OF = words("bin binti binte bt bte b a/l a/p");
    private static final Set<String> LEFT_OUT = Set.of("siti", "muhamad");
    private static final Map<String, String> SHORT = Map.of(
            "m", "muhamad", "md", "muhamad", "muh", "muhamad", "moh", "muhamad", "mohd", "muhamad", "moch", "muhamad",
            "mhd", "muhamad", "abd", "abdul", "st", "siti");

    /** In this order. */
    private static final List<Map.Entry<Pattern, String>> SOUNDS = Stream.of(
                    "oe>u",
                    "dj>j",
                    "tj>c",
                    "sj|sy|sh>s",
                    "^ch(?=an|it)>c",
                    "^chr>kr",
                    "ch|kh>h",
                    "j>y",
                    "q>k",
                    "x>ks",
                    "ph|f|v>p",
                    "dz>z",
                    "dh>d",
                    "th>t",
                    "ai>ae",
                    "iy(?=[aeiou])>i",
                    "(.)\\1+>$1",
                    "(?<=...)h$>",
                    "^m[ou]ham[ae]d$>muhamad")
            .map(rule -> rule.split(">", -1))
            .map(rule -> Map.entry(Pattern.compile(rule[0]), rule[1]))
            .toList();

    private static final int LONG_ENOUGH_FOR_A_SLIP = 5;

    NameSpelling {
        given = List.copyOf(given);
        fathers = List.copyOf(fathers);
    }

    static NameSpelling of(String name) {
        var parts = LONG_TITLES.matcher(plain(name)).replaceAll("raden").split(",", -1);
        var words = new ArrayList<String>();
        for (int i = 0; i < parts.length; i++) {
            boolean behindComma = i > 0;
            Stream.of(parts[i].strip().split("[\\s-]+", -1))
                    .map(word -> word.replace(".", ""))
                    .filter(word -> !word.isEmpty() && !(behindComma && DEGREES.contains(word)))
                    .forEach(words::add);
        }
        var untitled = without(words, TITLES::contains);
        int father = first(untitled);
        return new NameSpelling(
                withoutTheUsual(sounds(untitled.subList(0, father))),
                sounds(without(untitled.subList(father, untitled.size()), SON_OR_DAUGHTER_OF::contains)));
    }

    /** Small letters without accents and apostrophes. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s,./-]", "");
    }

    /** Where the father's name begins; a name does not begin with it. */
    private static int first(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (SON_OR_DAUGHTER_OF.contains(words.get(i))) {
                return i;
            }
        }
        return words.size();
    }

    /** All of them, if else nothing would be left. */
    private static List<String> without(List<String> words, Predicate<String> some) {
        var others = words.stream().filter(some.negate()).toList();
        return others.isEmpty() ? words : others;
    }

    private static List<String> withoutTheUsual(List<String> words) {
        return without(words, LEFT_OUT::contains);
    }

    private static List<String> sounds(List<String> words) {
        var sounds = new ArrayList<String>();
        var before = "";
        for (var word : words) {
            var sound = sound(before + word);
            // Nur Aini and Nuraini are one name.
            before = sound.equals("nur") ? sound : "";
            if (before.isEmpty()) {
                sounds.add(sound);
            }
        }
        if (!before.isEmpty()) {
            sounds.add(before);
        }
        return sounds;
    }

    private static String sound(String word) {
        var sound = SHORT.getOrDefault(word, word);
        for (var rule : SOUNDS) {
            sound = rule.getKey().matcher(sound).replaceAll(rule.getValue());
        }
        return sound;
    }

    /** All words, each once. */
    Set<String> all() {
        return Stream.concat(given.stream(), fathers.stream()).collect(toSet());
    }

    /**
     * Whether both may be one person's: what the shorter has is in the longer, a slip of one letter in longer words forgiven. A single
     * word is not found in several: too many people share it.
     */
    boolean alike(NameSpelling other) {
        if (fathers.isEmpty() == other.fathers.isEmpty()) {
            return alike(given, other.given) && (fathers.isEmpty() || alike(fathers, other.fathers));
        }
        return alike(given, other.given) || alike(List.copyOf(all()), List.copyOf(other.all()));
    }

    private static boolean alike(List<String> some, List<String> others) {
        var fewer = some.size() <= others.size() ? some : others;
        var left = new ArrayList<>(fewer == some ? others : some);
        if (fewer.isEmpty() || (fewer.size() == 1 && left.size() > 1)) {
            return false;
        }
        for (var word : fewer) {
            var found = left.stream().filter(one -> alike(word, one)).findFirst();
            if (found.isEmpty()) {
                return false;
            }
            left.remove(found.get());
        }
        return true;
    }

    private static boolean alike(String one, String other) {
        return one.equals(other)
                || (Math.min(one.length(), other.length()) >= LONG_ENOUGH_FOR_A_SLIP && oneSlipApart(one, other));
    }

    /** One letter more, less, other, or two exchanged. */
    private static boolean oneSlipApart(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        var restOfOne = one.substring(same);
        var restOfOther = other.substring(same);
        return behind(restOfOne, 1).equals(restOfOther)
                || restOfOne.equals(behind(restOfOther, 1))
                || behind(restOfOne, 1).equals(behind(restOfOther, 1))
                || (restOfOne.length() > 1
                        && restOfOther.startsWith(restOfOne.charAt(1) + restOfOne.substring(0, 1))
                        && behind(restOfOne, 2).equals(behind(restOfOther, 2)));
    }

    private static String behind(String text, int letters) {
        return text.substring(Math.min(letters, text.length()));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }
}
