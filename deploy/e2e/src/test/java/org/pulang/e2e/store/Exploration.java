package org.pulang.e2e.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every state a model can come to, in the order of the fewest steps, until one is wrong. */
final class Exploration {

    private static final int WORDS = 3;

    private final HorizonModel model;
    private long[] keys = new long[WORDS << 16];
    private int[] parents = new int[1 << 16];
    private int[] slots = new int[1 << 17];
    private final long[] key = new long[WORDS];
    private int states;
    private long steps;

    private Exploration(HorizonModel model) {
        this.model = model;
    }

    /** What was found: how many states and steps there are, and the shortest way to a fault, if there is one. */
    record Result(int states, long steps, List<String> counterexample) {

        @Override
        public String toString() {
            return "%,d states, %,d steps%s"
                    .formatted(
                            states,
                            steps,
                            counterexample.isEmpty() ? "" : "\n    " + String.join("\n    ", counterexample));
        }
    }

    static Result of(HorizonModel model) {
        return new Exploration(model).explore();
    }

    private Result explore() {
        var beginning = model.beginning();
        add(beginning, -1);
        var level = new ArrayList<>(List.of(beginning));
        var first = 0;
        while (!level.isEmpty()) {
            var nextLevel = new ArrayList<HorizonModel.State>();
            for (int i = 0; i < level.size(); i++) {
                var state = level.get(i);
                var missing = model.missing(state);
                if (missing != null) {
                    return new Result(states, steps, trace(first + i, missing));
                }
                for (var step : model.next(state)) {
                    steps++;
                    if (step.fault() != null) {
                        return new Result(states, steps, trace(first + i, step.toString()));
                    }
                    if (add(step.after(), first + i)) {
                        nextLevel.add(step.after());
                    }
                }
            }
            first += level.size();
            level = nextLevel;
        }
        return new Result(states, steps, List.of());
    }

    /** Whether it is new. */
    private boolean add(HorizonModel.State state, int parent) {
        if (2 * (states + 1) > slots.length) {
            grow();
        }
        state.key(key);
        var slot = slot(key);
        while (slots[slot] != 0) {
            var at = (slots[slot] - 1) * WORDS;
            if (keys[at] == key[0] && keys[at + 1] == key[1] && keys[at + 2] == key[2]) {
                return false;
            }
            slot = slot + 1 & slots.length - 1;
        }
        System.arraycopy(key, 0, keys, states * WORDS, WORDS);
        parents[states] = parent;
        slots[slot] = ++states;
        return true;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        parents = Arrays.copyOf(parents, parents.length * 2);
        slots = new int[slots.length * 2];
        for (int state = 0; state < states; state++) {
            System.arraycopy(keys, state * WORDS, key, 0, WORDS);
            var slot = slot(key);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = state + 1;
        }
    }

    private int slot(long[] key) {
        var mixed = (key[0] * 0x9E3779B97F4A7C15L ^ key[1]) * 0xC2B2AE3D27D4EB4FL ^ key[2];
        mixed = (mixed ^ mixed >>> 29) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & slots.length - 1;
    }

    /** Goes the way again, so that each appender keeps its number. */
    private List<String> trace(int last, String fault) {
        var way = new ArrayList<Integer>();
        for (int state = last; state > 0; state = parents[state]) {
            way.add(state);
        }
        Collections.reverse(way);
        var told = new ArrayList<String>();
        var state = model.beginning();
        for (int next : way) {
            var step = stepTo(state, Arrays.copyOfRange(keys, next * WORDS, (next + 1) * WORDS));
            if (step == null) {
                throw new IllegalStateException("The way to the fault cannot be gone again.");
            }
            told.add(step.toString());
            state = step.after();
        }
        told.add(fault);
        return told;
    }

    private HorizonModel.@Nullable Step stepTo(HorizonModel.State state, long[] wanted) {
        for (var step : model.next(state)) {
            step.after().key(key);
            if (Arrays.equals(key, wanted)) {
                return step;
            }
        }
        return null;
    }
}
