package org.pulang.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the candidates of one measure came to, round by round. */
record Results<K, T>(Map<K, List<T>> rounds) {

    Results {
        rounds = new LinkedHashMap<>(rounds);
    }

    Set<K> candidates() {
        return rounds.keySet();
    }

    /** @throws IllegalArgumentException if it was not measured */
    Series of(K candidate, ToDoubleFunction<T> value) {
        var values = rounds.get(candidate);
        if (values == null) {
            throw new IllegalArgumentException("%s was not measured.".formatted(candidate));
        }
        return Series.of(values, value);
    }

    /** One candidate beside another. */
    Row row(
            String number,
            String measure,
            String unit,
            K subject,
            K baseline,
            ToDoubleFunction<T> value,
            @Nullable Goal goal) {
        return new Row(
                number,
                measure,
                unit,
                subject.toString(),
                of(subject, value),
                baseline.toString(),
                of(baseline, value),
                goal);
    }
}
