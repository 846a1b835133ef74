package org.pulang.query.outlet;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code pulang.outlet.*}: which other systems are told. Without targets nothing is sent and nothing else is needed.
 *
 * @param source who tells: address of this installation, which each event names
 * @param secretFile of the pseudonyms, at least 32 characters; comes before {@code secret}
 * @param secret the same as text, for local use
 * @param answerWithin how long a target may take; a claim holds three times as long
 */
@ConfigurationProperties("pulang.outlet")
record OutletSettings(
        @Nullable URI source,
        @Nullable Path secretFile,
        @Nullable String secret,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue Map<String, Target> targets) {

    /**
     * One other system.
     *
     * @param secretFile what deliveries are signed with: a line {@code whsec_…}, during a rotation two
     * @param organisation whose cases it is told of
     * @param eventTypes logical names; none: all that may leave
     * @param from where a target begins that was not known before
     * @param handshake whether it is asked first if it wants to be told at all
     * @param ownNetwork whether it may have an address of the own network
     * @param attempts after which an event that it refuses is no longer tried
     * @param firstPause after the first failure; doubled with each one
     * @param longestPause it is never doubled beyond
     */
    record Target(
            URI url,
            Path secretFile,
            String organisation,
            @DefaultValue Set<String> eventTypes,
            @DefaultValue("Present") From from,
            @DefaultValue("false") boolean handshake,
            @DefaultValue("false") boolean ownNetwork,
            @DefaultValue("20") int attempts,
            @DefaultValue("5s") Duration firstPause,
            @DefaultValue("12h") Duration longestPause) {

        Target {
            if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
                throw new IllegalArgumentException("A target is tried at least once, after pauses that do not shrink.");
            }
        }
    }

    enum From {
        Present,
        Beginning
    }

    @Override
    public String toString() {
        return "OutletSettings" + targets.keySet();
    }
}
