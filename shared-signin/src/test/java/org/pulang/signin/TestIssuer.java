package org.pulang.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * An issuer for tests, on a port of its own: tells its configuration and its key as a real one does, and signs whatever it is
 * asked to. It ends with this process.
 */
public final class TestIssuer {

    private static final TestIssuer SHARED = new TestIssuer();

    private final HttpServer server;
    private final ECKey key;

    private TestIssuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"]}
                """.formatted(url())));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    /** One for all tests of this process. */
    public static TestIssuer shared() {
        return SHARED;
    }

    /** What the services are to be told, as {@code PULANG_ISSUER}. */
    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    /** An access token as it should be, good for five minutes. */
    public String token(String staff) {
        return signed(header().build(), claims(staff).build());
    }

    /** The value of an {@code Authorization} header with it. */
    public String bearer(String staff) {
        return "Bearer " + token(staff);
    }

    ECKey key() {
        return key;
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
    }

    JWTClaimsSet.Builder claims(String staff) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(staff)
                .audience(List.of(SignInSettings.AUDIENCE))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("acr", "phr")
                .claim("auth_time", now.getEpochSecond());
    }

    String signed(JWSHeader header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
