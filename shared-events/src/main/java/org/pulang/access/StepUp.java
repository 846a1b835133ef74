package org.pulang.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a few operations ask beyond being signed in (RFC 9470): a proof that resists phishing, given within the last five minutes.
 * Whoever lacks it is told so, and can sign in again.
 */
public final class StepUp {

    /** The {@code WWW-Authenticate} of the 401. */
    public static final String CHALLENGE =
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\", max_age=300";

    /** Resistant to phishing, and the same with a key in hardware (OpenID Connect Extended Authentication Profile). */
    private static final Set<String> SURE = Set.of("phr", "phrh");

    private static final Duration AT_MOST = Duration.ofMinutes(5);
    /** The issuer's clock may be ahead of ours by as much as with any token. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private StepUp() {}

    /**
     * @param acr how surely they proved who they are, as the issuer says
     * @param authTime when they did
     */
    public static boolean isFresh(String acr, Instant authTime, Instant now) {
        return SURE.contains(acr) && !authTime.isBefore(now.minus(AT_MOST)) && !authTime.isAfter(now.plus(SKEW));
    }
}
