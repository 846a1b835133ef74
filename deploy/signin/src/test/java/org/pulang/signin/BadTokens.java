package org.pulang.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tokens that must let nobody in, each as the {@code Authorization} headers it comes in. */
public final class BadTokens {

    private static final String STAFF = "caseworker-demo";

    private final TestIssuer issuer;
    private final Map<String, List<String>> tokens = new LinkedHashMap<>();

    private BadTokens(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /** What is wrong with each, and its headers. The staff they name is enabled. */
    public static Map<String, List<String>> of(TestIssuer issuer) {
        try {
            var bad = new BadTokens(issuer);
            bad.notSignedByTheIssuer();
            bad.keysOfTheirOwn();
            bad.forSomethingElse();
            bad.atAnotherTime();
            bad.damaged();
            return bad.tokens;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void notSignedByTheIssuer() throws JOSEException {
        var claims = issuer.claims(STAFF).build();
        var publicKey = issuer.key().toPublicJWK().toString();
        add("alg none", new PlainJWT(claims).serialize());
        add("alg none with its type", header("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + payload(claims) + ".");
        add("alg NONE", header("{\"alg\":\"NONE\",\"typ\":\"at+jwt\"}") + payload(claims) + ".");
        add(
                "HS256 with the public key as secret",
                signed(hmac(JWSAlgorithm.HS256), new MACSigner(publicKey.getBytes(StandardCharsets.UTF_8)), claims));
        add(
                "HS512 with the public key as secret",
                signed(hmac(JWSAlgorithm.HS512), new MACSigner(publicKey.getBytes(StandardCharsets.UTF_8)), claims));
        add("another key under the right name", signed(issuer.header().build(), new ECDSASigner(another()), claims));
        add(
                "another key under another name",
                signed(issuer.header().keyID("another").build(), new ECDSASigner(another()), claims));
        add(
                "another key without a name",
                signed(issuer.header().keyID(null).build(), new ECDSASigner(another()), claims));
        add(
                "RS512",
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS512)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID(issuer.key().getKeyID())
                                .build(),
                        new RSASSASigner(new RSAKeyGenerator(2048).generate()),
                        claims));
        add(
                "a signature of zeros",
                header("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}"
                                .formatted(issuer.key().getKeyID()))
                        + payload(claims)
                        + "." + Base64URL.encode(new byte[64]));
    }

    private void keysOfTheirOwn() throws JOSEException {
        var claims = issuer.claims(STAFF).build();
        var key = another();
        add(
                "a jwk in its header",
                signed(issuer.header().jwk(key.toPublicJWK()).build(), new ECDSASigner(key), claims));
        add(
                "a jku in its header",
                signed(
                        issuer.header()
                                .jwkURL(URI.create(issuer.url() + "/keys"))
                                .keyID("jku")
                                .build(),
                        new ECDSASigner(key),
                        claims));
        add(
                "an x5u in its header",
                signed(
                        issuer.header()
                                .x509CertURL(URI.create("https://example.org/c.pem"))
                                .build(),
                        new ECDSASigner(key),
                        claims));
        for (var kid : List.of("../../../../dev/null", "' OR '1'='1", "http://example.org/key", "")) {
            add("kid «" + kid + "»", signed(issuer.header().keyID(kid).build(), new ECDSASigner(key), claims));
        }
        add(
                "a critical header nobody knows",
                signed(
                        issuer.header()
                                .criticalParams(Set.of("exp2"))
                                .customParam("exp2", 1)
                                .build(),
                        new ECDSASigner(issuer.key()),
                        claims));
    }

    private void forSomethingElse() {
        claims("another audience", claims -> claims.audience("pulang-pages"));
        claims("no audience", claims -> claims.audience((String) null));
        claims("another issuer", claims -> claims.issuer("http://127.0.0.1:1"));
        claims("an issuer that begins alike", claims -> claims.issuer(issuer.url() + "/"));
        claims("no issuer", claims -> claims.issuer(null));
        claims("no subject", claims -> claims.subject(null));
        claims("a subject that is no staff id", claims -> claims.subject("../" + STAFF));
        claims("a subject nobody registered", claims -> claims.subject("nobody-" + STAFF));
        type("an ID token", "JWT");
        type("no type", null);
        type("another type", "dpop+jwt");
    }

    private void atAnotherTime() {
        var now = Instant.now();
        claims(
                "expired",
                claims -> claims.issueTime(Date.from(now.minus(Duration.ofSeconds(370))))
                        .notBeforeTime(null)
                        .expirationTime(Date.from(now.minus(Duration.ofSeconds(70)))));
        claims("expired in 1970", claims -> claims.expirationTime(Date.from(Instant.EPOCH)));
        claims("without an end", claims -> claims.expirationTime(null));
        claims("not yet valid", claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(4)))));
    }

    private void damaged() {
        var good = issuer.token(STAFF);
        var parts = good.split("\\.", -1);
        add("cut", good.substring(0, good.length() - 10));
        add("without its signature", parts[0] + "." + parts[1] + ".");
        add("two parts", parts[0] + "." + parts[1]);
        add(
                "other claims under the signature",
                parts[0] + payload(issuer.claims("admin-demo").build()) + "." + parts[2]);
        add("five parts", good + ".x.y");
        add("no token", "x");
        add("a token and something", good + " x");
        tokens.put("empty", List.of("Bearer "));
        tokens.put("no header", List.of());
        tokens.put("another scheme", List.of("Basic " + good));
        tokens.put("no scheme", List.of(good));
        tokens.put("two headers", List.of("Bearer " + good, "Bearer " + good));
        tokens.put("two headers, one of another scheme", List.of("Bearer " + good, "Basic eDp5"));
        tokens.put("too long", List.of("Bearer " + "x".repeat(5000)));
    }

    private void claims(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        add(
                what,
                issuer.signed(
                        issuer.header().build(),
                        change.apply(issuer.claims(STAFF)).build()));
    }

    private void type(String what, @Nullable String type) {
        add(
                what,
                issuer.signed(
                        issuer.header()
                                .type(type == null ? null : new JOSEObjectType(type))
                                .build(),
                        issuer.claims(STAFF).build()));
    }

    private void add(String what, String token) {
        tokens.put(what, List.of("Bearer " + token));
    }

    private JWSHeader hmac(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(issuer.key().getKeyID())
                .build();
    }

    private static ECKey another() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate();
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String header(String json) {
        return Base64URL.encode(json).toString();
    }

    private static String payload(JWTClaimsSet claims) {
        return "." + Base64URL.encode(claims.toString());
    }
}
