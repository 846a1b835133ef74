package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Leaves nothing behind on a shared computer: the session ends here and at the issuer, and the browser forgets what it was shown.
 * Also where the web server turns to when a sign-in or a form fails.
 */
@Controller
class SignOut implements LogoutHandler, LogoutSuccessHandler {

    static final String FORM_EXPIRED = "/problem/form-expired";
    static final String SIGN_IN_FAILED = "/problem/sign-in-failed";

    private final ClientRegistrationRepository registrations;

    SignOut(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
    }

    /** Not a redirect: the policy of our pages lets forms lead nowhere else. */
    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.setStatus(HttpStatus.OK.value());
        response.setHeader("Refresh", "0; url=" + next(request, authentication));
    }

    private String next(HttpServletRequest request, @Nullable Authentication authentication) {
        var home = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/")
                .build()
                .toUriString();
        if (authentication instanceof OAuth2AuthenticationToken signedIn
                && signedIn.getPrincipal() instanceof OidcUser user) {
            var registration = registrations.findByRegistrationId(signedIn.getAuthorizedClientRegistrationId());
            var end = registration == null
                    ? null
                    : registration
                            .getProviderDetails()
                            .getConfigurationMetadata()
                            .get("end_session_endpoint");
            if (end != null) {
                return UriComponentsBuilder.fromUriString(end.toString())
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("post_logout_redirect_uri", home)
                        .encode()
                        .toUriString();
            }
        }
        return home;
    }

    @RequestMapping(
            path = FORM_EXPIRED,
            method = {RequestMethod.GET, RequestMethod.POST})
    void formExpired() {
        throw new ProblemFound(Problem.FORM_EXPIRED);
    }

    @GetMapping(SIGN_IN_FAILED)
    void signInFailed() {
        throw new ProblemFound(Problem.SIGN_IN_FAILED);
    }
}
