package org.pulang.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Candidates measured in turns: one round of each after the other, beginning with another one each time, so that whatever else
 * the machine does hits all alike. Two rounds of each warm up and do not count.
 */
final class Turns<K, T> {

    /** One round of one candidate. */
    interface Round<T> {
        /** @param number from 1; below, it warms up */
        T run(int number) throws Exception;
    }

    private record Turn<K, T>(K candidate, int rounds, Round<T> round, List<T> results) {}

    /** How many rounds do not count unless something else is said. */
    static final int WARM_UPS = 2;

    private final String what;
    private final int warmUps;
    private final List<Turn<K, T>> turns = new ArrayList<>();

    Turns(String what) {
        this(what, WARM_UPS);
    }

    Turns(String what, int warmUps) {
        this.what = what;
        this.warmUps = warmUps;
    }

    Turns<K, T> add(K candidate, int rounds, Round<T> round) {
        turns.add(new Turn<>(candidate, rounds, round, new ArrayList<>()));
        return this;
    }

    Results<K, T> run() throws Exception {
        var results = new LinkedHashMap<K, List<T>>();
        turns.forEach(turn -> results.put(turn.candidate(), turn.results()));
        var most = turns.stream().mapToInt(Turn::rounds).max().orElse(0);
        for (int number = 1 - warmUps; number <= most; number++) {
            for (var turn : turns) {
                if (number <= turn.rounds()) {
                    var result = turn.round().run(number);
                    if (number > 0) {
                        turn.results().add(result);
                    }
                    Progress.say(
                            "%s, %s, %s: %s",
                            what, turn.candidate(), number < 1 ? "warm-up" : "round " + number, result);
                }
            }
            Collections.rotate(turns, 1);
        }
        return new Results<>(results);
    }
}
