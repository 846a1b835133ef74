package org.pulang.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What every issuer for this system says in its tokens: for whom ({@code aud}), of what kind ({@code typ}, RFC 9068), how surely
 * ({@code acr}) and since when ({@code auth_time}). There is no second factor here; whoever asks for {@code phr} gets it, so that
 * what needs it can be tried.
 */
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String AUDIENCE = "pulang-api";
    static final String PASSWORD = "pwd";
    static final String STEPPED_UP = "phr";

    private final Clock clock;

    Claims(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getJwsHeader().type("at+jwt");
            context.getClaims()
                    .audience(List.of(AUDIENCE))
                    .claim("client_id", context.getRegisteredClient().getClientId());
        }
        context.getClaims()
                .claim("acr", STEPPED_UP.equals(asked(context)) ? STEPPED_UP : PASSWORD)
                .claim(
                        "auth_time",
                        signedInAt(Objects.requireNonNull(context.getPrincipal()))
                                .getEpochSecond());
    }

    private static @Nullable Object asked(JwtEncodingContext context) {
        return parameters(context).get("acr_values");
    }

    private static Map<String, Object> parameters(JwtEncodingContext context) {
        if (context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken script) {
            return script.getAdditionalParameters();
        }
        return Optional.ofNullable(context.getAuthorization())
                .map(authorization -> authorization.<OAuth2AuthorizationRequest>getAttribute(
                        OAuth2AuthorizationRequest.class.getName()))
                .map(OAuth2AuthorizationRequest::getAdditionalParameters)
                .orElse(Map.of());
    }

    /** When the password was given; a script gives it with each request. */
    private Instant signedInAt(Authentication principal) {
        return principal.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(factor -> ((FactorGrantedAuthority) factor).getIssuedAt())
                .max(Instant::compareTo)
                .orElseGet(clock::instant);
    }
}
