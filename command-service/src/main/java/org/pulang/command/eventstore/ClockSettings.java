package org.pulang.command.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code pulang.clock.*}. */
@ConfigurationProperties("pulang.clock")
record ClockSettings(@DefaultValue("PT0S") Duration offset) {}
