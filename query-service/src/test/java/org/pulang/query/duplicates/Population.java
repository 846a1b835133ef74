package org.pulang.query.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invented people, and how somebody else may have written their names down. */
final class Population {

    private static final String[] FIRST = {
        "Siti", "Nurjanah", "Dewi", "Sri", "Aisyah", "Fatimah", "Yuliana", "Ratna", "Kartini", "Wahyuni", "Suharti",
                "Maemunah",
        "Rukmini", "Jumiati", "Nuraini", "Halimah", "Khadijah", "Cahyani", "Sulastri", "Murni", "Ahmad", "Budi",
                "Yusuf", "Joko"
    };
    private static final String[] SECOND = {
        "Lestari",
        "Wulandari",
        "Rahayu",
        "Handayani",
        "Susanti",
        "Puspita",
        "Anggraini",
        "Safitri",
        "Hidayah",
        "Purwanti",
        "Setyowati",
        "Utami",
        "Kusumawati",
        "Sundari",
        "Mulyani",
        "Yunita",
        "Fitriani",
        "Novita",
        "Sukarno",
        "Santoso",
        "Wijaya"
    };
    private static final String[] FATHERS = {"Ahmad", "Sutrisno", "Yusuf", "Mahmud", "Soleh", "Karim", "Joyo", "Umar"};

    private final Random random;

    Population(Random random) {
        this.random = random;
    }

    /** Half with a father's name; nobody's is a list's alone. */
    List<String> people(int many) {
        var people = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            var name = any(FIRST) + " " + any(SECOND);
            people.add(random.nextBoolean() ? name + " binti " + any(FATHERS) : name + " " + any(SECOND));
        }
        return people;
    }

    /** Old spelling, a title, without the father, capitals, or a slip. */
    String otherwise(String name) {
        return switch (random.nextInt(6)) {
            case 0 -> name.replace("u", "oe").replace("j", "dj").replace("y", "j");
            case 1 -> "Hj. " + name + ", S.Pd.";
            case 2 -> name.replaceAll(" binti .*", "");
            case 3 -> name.toUpperCase(Locale.ROOT).replace("BINTI", "BT.");
            case 4 -> name.replace("f", "p").replace("v", "f").replace("kh", "ch");
            default -> slip(name);
        };
    }

    /** One letter of the second word less. */
    private static String slip(String name) {
        int at = name.indexOf(' ') + 3;
        return name.substring(0, at) + name.substring(at + 1);
    }

    private String any(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
