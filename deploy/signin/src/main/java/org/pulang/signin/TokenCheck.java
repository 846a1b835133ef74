package org.pulang.signin;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Takes a token for good only if the issuer's key signed it, by an algorithm with two keys, as an access token (RFC 9068: an ID
 * token is none) for this system, and its time has come and has not passed. The machine's clock counts, never a moved one.
 * Keys that a token brings along or points at are not looked at.
 */
public final class TokenCheck implements JwtDecoder {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256);
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final int SKEW_SECONDS = 60;

    private final NimbusJwtDecoder decoder;

    public TokenCheck(SignInSettings settings) {
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                SignInSettings.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp", "iat"));
        claims.setMaxClockSkew(SKEW_SECONDS);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        // Kept five minutes and read again for a key it does not have, but not as often as somebody invents one.
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.create(new IssuerKeys(settings.issuer())).build()));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
        processor.setJWTClaimsSetVerifier(claims);
        decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new JwtIssuerValidator(settings.issuer()));
    }

    /**
     * @throws BadJwtException if the token is not good
     * @throws JwtException if the issuer's keys cannot be had
     */
    @Override
    public Jwt decode(String token) {
        try {
            var jwt = decoder.decode(token);
            SignedIn.of(jwt);
            return jwt;
        } catch (JwtException | IllegalArgumentException e) {
            if (issuerUnavailable(e)) {
                throw new JwtException("The issuer's keys cannot be had.");
            }
            // Without what it says: it could quote the token.
            throw new BadJwtException("not a good token");
        }
    }

    private static boolean issuerUnavailable(Exception failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof JWKSetUnavailableException || cause instanceof RemoteKeySourceException);
    }
}
