package org.pulang.bench;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What is going on, for whoever waits. */
final class Progress {

    private Progress() {}

    static void say(String format, Object... arguments) {
        System.err.printf(
                "%s %s%n",
                LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS),
                String.format(Locale.ROOT, format, arguments));
    }
}
