package org.pulang.query.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pulang.query.History;
import org.pulang.query.replay.Freshness;
import org.pulang.signin.TestIssuer;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Every request of a test is signed in, for the API with a token and for the pages with a session. As whom, the test says with
 * {@code Pulang-Actor}, {@code -Organisation} and {@code -Role}: they are not sent, but that person is known to be that from then
 * on; whoever is not named is a supervisor of the organisation that {@link History#append} records for, and sees its cases.
 * Whoever else is known is in the read model.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Readers {

    private static final Map<StaffId, Staff> KNOWN = new ConcurrentHashMap<>();

    @Bean
    @Primary
    static AccessFacts factsOfTests(JdbcClient jdbc, Freshness freshness) {
        return new AccessFacts(jdbc, freshness) {
            @Override
            public Optional<Staff> find(StaffId id) {
                return KNOWN.containsKey(id) ? Optional.ofNullable(KNOWN.get(id)) : super.find(id);
            }
        };
    }

    @Bean
    static MockMvcBuilderCustomizer signedIn() {
        return builder -> builder.defaultRequest(get("/").with(Readers::signIn));
    }

    /** Without token and session. */
    public static RequestPostProcessor nobody() {
        return request -> {
            request.removeHeader(HttpHeaders.AUTHORIZATION);
            request.setSession(new MockHttpSession());
            return request;
        };
    }

    /** Somebody of whom only the read model knows what they are. */
    public static RequestPostProcessor stranger(String staff) {
        return request -> signedInAs(staff, nobody().postProcessRequest(request));
    }

    /** With these tokens instead, as they are. */
    public static RequestPostProcessor authorization(List<String> values) {
        return request -> {
            nobody().postProcessRequest(request);
            values.forEach(value -> request.addHeader(HttpHeaders.AUTHORIZATION, value));
            return request;
        };
    }

    private static MockHttpServletRequest signIn(MockHttpServletRequest request) {
        var staff = new Staff(
                new StaffId(said(request, "Pulang-Actor", "supervisor-1")),
                new OrganisationId(said(request, "Pulang-Organisation", "dinsos-32-73")),
                Role.valueOf(said(request, "Pulang-Role", "Supervisor")),
                true);
        KNOWN.put(staff.id(), staff);
        return signedInAs(staff.id().value(), request);
    }

    private static String said(MockHttpServletRequest request, String header, String otherwise) {
        var value = request.getHeader(header);
        request.removeHeader(header);
        return value == null ? otherwise : value;
    }

    private static MockHttpServletRequest signedInAs(String staff, MockHttpServletRequest request) {
        request.addHeader(HttpHeaders.AUTHORIZATION, TestIssuer.shared().bearer(staff));
        var now = Instant.now();
        var idToken = OidcIdToken.withTokenValue("id token of " + staff)
                .subject(staff)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(300))
                .claim("acr", "phr")
                .claim("auth_time", now)
                .build();
        var user = new DefaultOidcUser(List.of(), idToken);
        var session = request.getSession(true);
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(user, List.of(), "pulang")));
        return request;
    }
}
