package org.pulang.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code pulang.limits.*}: how much one caller may ask for; 0 is without limit. More than a hurried person needs, less than
 * a stolen sign-in would like.
 *
 * @param batchesPerMinute of up to 1,000 commands each
 * @param readsPerMinute pages and queries
 * @param searchesPerHour for people who may be known already, in all organisations' cases
 * @param casesPerHour different cases, opened or written to one by one; those inside a batch are not counted
 */
@ConfigurationProperties("pulang.limits")
public record LimitSettings(
        @DefaultValue("600") int commandsPerMinute,
        @DefaultValue("600") int batchesPerMinute,
        @DefaultValue("1200") int readsPerMinute,
        @DefaultValue("30") int searchesPerHour,
        @DefaultValue("300") int casesPerHour) {}
