package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Asks the issuer, where a command needs it, for a proof that is sure and fresh (RFC 9470). */
class StepUpSignIn implements OAuth2AuthorizationRequestResolver {

    /** The parameter of the way to the issuer. */
    static final String ASKED = "step-up";

    private final OAuth2AuthorizationRequestResolver usual;

    StepUpSignIn(ClientRegistrationRepository registrations) {
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return surely(usual.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return surely(usual.resolve(request, registration), request);
    }

    private static @Nullable OAuth2AuthorizationRequest surely(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        return asked == null || request.getParameter(ASKED) == null
                ? asked
                : OAuth2AuthorizationRequest.from(asked)
                        .additionalParameters(parameters -> {
                            parameters.put("acr_values", "phr");
                            parameters.put("max_age", "300");
                        })
                        .build();
    }
}
