package org.pulang.query.indicators;

import java.util.Arrays;

/** Some whole numbers of which percentiles are told: those that half or nine in ten do not exceed. */
final class Values {

    /** Below, sorting is as quick. */
    private static final int MANY = 1_000;

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long sum() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum;
    }

    /**
     * A value that occurred.
     *
     * @param part of all that do not exceed it, more than 0
     * @throws IllegalStateException if there are none
     */
    int percentile(double part) {
        if (size == 0) {
            throw new IllegalStateException("There are no values.");
        }
        int place = (int) Math.ceil(part * size) - 1;
        int least = Arrays.stream(values, 0, size).min().orElseThrow();
        int most = Arrays.stream(values, 0, size).max().orElseThrow();
        if (size < MANY || (long) most - least > size) {
            Arrays.sort(values, 0, size);
            return values[place];
        }
        var counts = new int[most - least + 1];
        for (int i = 0; i < size; i++) {
            counts[values[i] - least]++;
        }
        int value = least;
        for (int passed = counts[0]; passed <= place; passed += counts[value - least]) {
            value++;
        }
        return value;
    }
}
