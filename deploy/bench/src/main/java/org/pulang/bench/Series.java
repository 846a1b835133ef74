package org.pulang.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The values of one candidate, one per round. */
record Series(List<Double> values) {

    Series {
        values = values.stream().sorted().toList();
    }

    static Series of(double... values) {
        return new Series(Arrays.stream(values).boxed().toList());
    }

    static <T> Series of(Collection<T> rounds, ToDoubleFunction<T> value) {
        return new Series(rounds.stream().map(value::applyAsDouble).toList());
    }

    double median() {
        var middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    double min() {
        return values.get(0);
    }

    double max() {
        return values.get(values.size() - 1);
    }
}
