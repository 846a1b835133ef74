package org.pulang.query.forms;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code pulang.forms.*}
 *
 * @param commandApi where forms are sent on to, with people's tokens: by https, unless it is on this machine
 * @param connectWithin how long it may take to be reached
 * @param answerWithin how long it may take to answer; after that nobody knows whether it did anything
 * @param contentWithin how long the content of a document may take on its way
 */
@ConfigurationProperties("pulang.forms")
record FormsSettings(
        @DefaultValue("http://localhost:8080") URI commandApi,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("15s") Duration answerWithin,
        @DefaultValue("10m") Duration contentWithin) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    FormsSettings {
        boolean here = commandApi.getHost() != null && THIS_MACHINE.contains(commandApi.getHost());
        if (commandApi.getHost() == null || !("https".equals(commandApi.getScheme()) || here)) {
            throw new IllegalArgumentException(
                    "Forms are sent on with people's tokens. Name the command API in PULANG_COMMAND_API with https://.");
        }
    }
}
