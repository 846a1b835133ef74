package org.pulang.query.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.pulang.http.SecurityHeaders;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Leaves nothing behind on a shared computer: the session ends here and at the issuer, and the browser forgets what it was shown.
 * Also where the web server turns to when a sign-in or a form fails.
 */
@Controller
class SignOut implements LogoutHandler, LogoutSuccessHandler {

    static final String FORM_EXPIRED = "/problem/form-expired";
    static final String SIGN_IN_FAILED = "/problem/sign-in-failed";
    static final String SIGNED_OUT = "/signed-out";

    private final ClientRegistrationRepository registrations;

    SignOut(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, ServletException {
        var end = atTheIssuer(request, authentication);
        if (end == null) {
            response.sendRedirect("/");
        } else {
            request.setAttribute(EndOfSession.class.getName(), end);
            request.getRequestDispatcher(SIGNED_OUT).forward(request, response);
        }
    }

    /**
     * What the browser still has to send to the issuer; in a form, as addresses are written to logs.
     *
     * @param idToken by which the issuer knows whose session it is, and asks nothing more
     * @param home where the issuer sends people back to
     */
    record EndOfSession(URI address, String client, String idToken, String home) {

        /** What a policy for content calls the issuer. */
        String origin() {
            return "%s://%s".formatted(address.getScheme(), address.getAuthority());
        }

        @Override
        public String toString() {
            return "EndOfSession[address=%s]".formatted(address);
        }
    }

    private @Nullable EndOfSession atTheIssuer(HttpServletRequest request, @Nullable Authentication authentication) {
        if (!(authentication instanceof OAuth2AuthenticationToken signedIn
                && signedIn.getPrincipal() instanceof OidcUser user)) {
            return null;
        }
        var registration = registrations.findByRegistrationId(signedIn.getAuthorizedClientRegistrationId());
        if (registration == null) {
            return null;
        }
        var end = registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        var home = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/")
                .build()
                .toUriString();
        return end == null
                ? null
                : new EndOfSession(
                        URI.create(end.toString()),
                        registration.getClientId(),
                        user.getIdToken().getTokenValue(),
                        home);
    }

    /** The one page whose form leads elsewhere. */
    @PostMapping(SIGNED_OUT)
    String signedOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (request.getAttribute(EndOfSession.class.getName()) instanceof EndOfSession end) {
            response.setHeader("Content-Security-Policy", SecurityHeaders.withFormsTo(end.origin()));
            model.addAttribute("end", end);
            return "signed-out";
        }
        return "redirect:/";
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
