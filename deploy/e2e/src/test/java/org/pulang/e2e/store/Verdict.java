package org.pulang.e2e.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a reader was given, held against what is stored.
 *
 * @param lost stored, never delivered
 * @param doubled delivered again
 * @param reordered delivered behind a later one of its stream
 * @param invented delivered, not stored
 */
public record Verdict(int stored, int delivered, int lost, int doubled, int reordered, int invented) {

    public static Verdict of(List<Place> stored, List<Place> delivered) {
        var there = new HashSet<>(stored);
        var seen = new HashSet<Place>();
        Map<String, Long> newest = new HashMap<>();
        var doubled = 0;
        var reordered = 0;
        var invented = 0;
        for (var place : delivered) {
            if (!seen.add(place)) {
                doubled++;
            } else if (!there.contains(place)) {
                invented++;
            }
            if (newest.merge(place.stream(), place.version(), Math::max) > place.version()) {
                reordered++;
            }
        }
        there.removeAll(seen);
        return new Verdict(stored.size(), delivered.size(), there.size(), doubled, reordered, invented);
    }

    public boolean clean() {
        return lost + doubled + reordered + invented == 0;
    }

    @Override
    public String toString() {
        return "%,d stored, %,d delivered: %d lost, %d doubled, %d reordered, %d invented"
                .formatted(stored, delivered, lost, doubled, reordered, invented);
    }
}
