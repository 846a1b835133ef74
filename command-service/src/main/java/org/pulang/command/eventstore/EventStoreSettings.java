package org.pulang.command.eventstore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code pulang.eventstore.*}.
 *
 * @param baselineCache how much of the streams is remembered between loads; 0 turns it off
 * @param groupCommit whether the appends of many commands share a transaction
 */
@ConfigurationProperties("pulang.eventstore")
public record EventStoreSettings(
        @DefaultValue("64MB") DataSize baselineCache,
        @DefaultValue("false") boolean groupCommit) {}
