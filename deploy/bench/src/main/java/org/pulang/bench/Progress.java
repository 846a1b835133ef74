package org.pulang.bench;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is going on, for whoever waits. */
final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Progress() {}

    static void say(String format, Object... arguments) {
        System.err.printf(
                "%s %s%n", LocalTime.now(ZoneOffset.UTC).format(TIME), String.format(Locale.ROOT, format, arguments));
    }
}
