package org.pulang.runner.ctdc;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of the rows; of an erroneous one its number and the first problem, never a value. */
final class Tally {

    private final LongAdder cases = new LongAdder();
    private final Map<CtdcColumn, Integer> notCarried = new ConcurrentSkipListMap<>();
    private final Map<Long, String> errors = new ConcurrentSkipListMap<>();

    void answered(CtdcRow row, String command, @Nullable String problem) {
        if (problem != null) {
            refused(row, "%s: %s".formatted(command, problem));
        } else if (command.equals("identify-victim")) {
            cases.increment();
        }
    }

    /** Notes what of the row has no place. */
    void taken(CtdcRow row) {
        row.notCarried().forEach(column -> notCarried.merge(column, 1, Integer::sum));
    }

    /** In how many rows a column tells something that has no place. */
    Map<CtdcColumn, Integer> notCarried() {
        return notCarried;
    }

    void refused(CtdcRow row, String problem) {
        errors.putIfAbsent(row.number(), problem);
    }

    long cases() {
        return cases.sum();
    }

    long rowsWithErrors() {
        return errors.size();
    }

    /** By row. */
    Stream<String> errors() {
        return errors.entrySet().stream().map(error -> "Row %d: %s".formatted(error.getKey(), error.getValue()));
    }
}
