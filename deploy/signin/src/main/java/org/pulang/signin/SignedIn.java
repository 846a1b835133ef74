package org.pulang.signin;

import java.time.Instant;
import java.util.Optional;
import org.pulang.vocabulary.StaffId;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * What the issuer says of the person behind a request.
 *
 * @param acr how surely they proved who they are (RFC 9470); {@link #WEAKEST} where the issuer does not say
 * @param authTime when they did; the beginning of time where the issuer does not say
 */
public record SignedIn(StaffId staff, String acr, Instant authTime) {

    /** Less than any step-up asks for. */
    public static final String WEAKEST = "0";

    /** @throws IllegalArgumentException if the claims name no staff id, or have another shape */
    public static SignedIn of(ClaimAccessor claims) {
        var subject = claims.getClaimAsString("sub");
        var acr = claims.getClaimAsString("acr");
        var authTime = claims.getClaimAsInstant("auth_time");
        if (subject == null) {
            throw new IllegalArgumentException("no subject");
        }
        return new SignedIn(
                new StaffId(subject),
                acr == null || acr.isBlank() ? WEAKEST : acr,
                authTime == null ? Instant.EPOCH : authTime);
    }

    /** Of a request: by its token, or by the page session's; empty if nobody signed in. */
    public static Optional<SignedIn> of(Authentication authentication) {
        return authentication.isAuthenticated() && authentication.getPrincipal() instanceof ClaimAccessor claims
                ? Optional.of(of(claims))
                : Optional.empty();
    }
}
