package org.pulang.runner.console;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A line of a service's JSON log (ECS) for human eyes. */
public final class LogLine {

    private static final JsonMapper JSON = new JsonMapper();

    private LogLine() {}

    /** Level, message and cause; a line that is no JSON stays as it is. */
    public static String readable(String line) {
        try {
            var entry = JSON.readTree(line);
            var text = "  %-5s %s %s"
                    .formatted(
                            entry.at("/log/level").asString(""),
                            entry.at("/message").asString(""),
                            entry.at("/error/message").asString(""));
            return text.length() > 500 ? text.substring(0, 500) + " ..." : text.stripTrailing();
        } catch (JacksonException e) {
            return line;
        }
    }
}
