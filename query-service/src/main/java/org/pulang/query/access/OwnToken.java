package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * The token of whoever signed in to the pages, by which the command API is asked in their name; renewed where the issuer allows it,
 * else by signing in again, which asks nobody anything while the session at the issuer lasts.
 */
@Component
public class OwnToken {

    /** Where Spring Security looks for what somebody wanted before signing in. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private final OAuth2AuthorizedClientManager clients;

    OwnToken(ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository tokens) {
        var manager = new DefaultOAuth2AuthorizedClientManager(registrations, tokens);
        manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().refreshToken().build());
        this.clients = manager;
    }

    /** Empty where there is none any more: then {@link #signInAgain}. */
    public Optional<String> of(HttpServletRequest request, HttpServletResponse response) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken signedIn)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(
                                    signedIn.getAuthorizedClientRegistrationId())
                            .principal(signedIn)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .build()))
                    .map(client -> client.getAccessToken().getTokenValue());
        } catch (OAuth2AuthorizationException e) {
            return Optional.empty();
        }
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
