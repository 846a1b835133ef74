package org.pulang.query.indicators;

import java.util.EnumMap;
import java.util.Map;

/** How many cases there are, and how many of each kind. */
record Counts(long cases, Map<Dimension, Map<String, Long>> by) {

    static Counts of(Map<Dimension, Map<String, Long>> unordered) {
        var by = new EnumMap<Dimension, Map<String, Long>>(Dimension.class);
        for (var dimension : Dimension.COUNTED) {
            by.put(dimension, dimension.inOrder(unordered.getOrDefault(dimension, Map.of())));
        }
        long cases = unordered.getOrDefault(Dimension.ByProvenance, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Counts(cases, by);
    }

    Map<String, Long> of(Dimension dimension) {
        return by.getOrDefault(dimension, Map.of());
    }
}
