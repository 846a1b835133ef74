package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * The token of whoever signed in to the pages, by which the command API is asked in their name. It lives for minutes and is never
 * renewed; another comes by signing in again, which asks nobody anything while the session at the issuer lasts.
 */
@Component
public class OwnToken {

    /** Where Spring Security looks for what somebody wanted before signing in. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private static final String RENEWED = OwnToken.class.getName() + ".renewed";

    /** Who opens a form has this long to fill it in without being led over the issuer. */
    private static final Duration TO_FILL_IN = Duration.ofMinutes(3);

    /** By the machine's clock, as tokens are. */
    private static final Clock MACHINE = Clock.systemUTC();

    private final OAuth2AuthorizedClientRepository tokens;

    OwnToken(OAuth2AuthorizedClientRepository tokens) {
        this.tokens = tokens;
    }

    /** Empty where there is none any more: then {@link #signInAgain}. */
    public Optional<String> of(HttpServletRequest request) {
        return token(request).filter(token -> !endsWithin(token, Duration.ZERO)).map(OAuth2AccessToken::getTokenValue);
    }

    /**
     * Whether there is one that will have ended before a form is filled in, and another may be had. Asked for once in a while only:
     * an issuer whose tokens never live so long is not asked over and over.
     */
    public boolean endsSoon(HttpServletRequest request) {
        if (token(request).filter(token -> endsWithin(token, TO_FILL_IN)).isEmpty()) {
            return false;
        }
        var session = request.getSession(true);
        var now = MACHINE.instant();
        if (session.getAttribute(RENEWED) instanceof Instant before
                && before.plus(TO_FILL_IN).isAfter(now)) {
            return false;
        }
        session.setAttribute(RENEWED, now);
        return true;
    }

    private Optional<OAuth2AccessToken> token(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken signedIn)) {
            return Optional.empty();
        }
        return Optional.ofNullable(tokens.<OAuth2AuthorizedClient>loadAuthorizedClient(
                        signedIn.getAuthorizedClientRegistrationId(), signedIn, request))
                .map(OAuth2AuthorizedClient::getAccessToken);
    }

    private static boolean endsWithin(OAuth2AccessToken token, Duration time) {
        var end = token.getExpiresAt();
        return end != null && !end.isAfter(MACHINE.instant().plus(time));
    }

    /**
     * Where to send somebody who is to sign in again.
     *
     * @param back where they come back to: a path of ours, and no personal details
     * @param surely whether with a second factor, now
     */
    public String signInAgain(HttpServletRequest request, String back, boolean surely) {
        request.getSession(true).setAttribute(SAVED_REQUEST, new SimpleSavedRequest(back));
        return PagesConfiguration.SIGN_IN + (surely ? "?" + StepUpSignIn.ASKED : "");
    }
}
