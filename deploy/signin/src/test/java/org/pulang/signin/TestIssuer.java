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
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * An issuer for tests, on a port of its own: tells its configuration and its key as a real one does, and signs whatever it is
 * asked to. It ends with this process.
 */
public final class TestIssuer {

    private static final TestIssuer SHARED = new TestIssuer();

    private final HttpServer server;
    private final ECKey key;
    private volatile String signingIn = "nobody";
    private volatile String nonce = "";

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
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::idToken);
        server.start();
    }

    /** Who it is, without being asked, that signs in to pages from now on. */
    public void signsIn(String staff) {
        signingIn = staff;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = new HashMap<String, String>();
        for (var parameter : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            var parts = parameter.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        nonce = Objects.requireNonNull(asked.get("nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "%s?code=good&state=%s"
                                .formatted(
                                        asked.get("redirect_uri"),
                                        URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void idToken(HttpExchange exchange) throws IOException {
        var claims = new JWTClaimsSet.Builder(claims(signingIn).build())
                .audience("pulang-pages")
                .claim("nonce", nonce)
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        answer(exchange, """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                """.formatted(token(signingIn), signed(header, claims)));
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

    /** The same of somebody who proved who they are like this, and then. */
    public String bearer(String staff, String acr, Instant authTime) {
        var claims = claims(staff).claim("acr", acr).claim("auth_time", authTime.getEpochSecond());
        return "Bearer " + signed(header().build(), claims.build());
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
