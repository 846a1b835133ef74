package org.pulang.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.pulang.signin.SignInSettings;
import org.pulang.signin.SignedIn;
import org.pulang.signin.TokenCheck;
import org.springframework.security.oauth2.jwt.BadJwtException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services expect of any issuer; each issuer we know passes this. */
abstract class IssuerContract {

    private static final String VERIFIER = "a-proof-key-of-more-than-forty-three-characters-for-tests";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    /** As its tokens name it. */
    abstract String url();

    /** A client that is a member of staff, and its password. */
    abstract String script();

    abstract String scriptSecret();

    abstract String pagesSecret();

    /** Where the pages have told the issuer to send people back to. */
    abstract String callback();

    abstract String person();

    abstract String personPassword();

    @Test
    void tellsWhereItsKeysAre() throws Exception {
        var configuration = get(url() + "/.well-known/openid-configuration");

        assertThat(configuration.path("issuer").asString()).isEqualTo(url());
        assertThat(get(configuration.path("jwks_uri").asString()).path("keys"))
                .anySatisfy(key -> assertThat(key.path("kty").asString()).isEqualTo("EC"))
                .allSatisfy(key -> assertThat(key.has("d")).isFalse());
    }

    @Test
    void givesAScriptATokenThatTheServicesTake() throws Exception {
        var answer = token(script(), scriptSecret(), Map.of("grant_type", "client_credentials"));
        var token = answer.path("access_token").asString();

        isAnAccessToken(token);
        assertThat(answer.path("expires_in").asInt()).isBetween(1, 300);
        assertThat(answer.has("refresh_token")).isFalse();
    }

    @Test
    void refusesAScriptWithAnotherPassword() throws Exception {
        var answer = post(endpoint("token_endpoint"), script(), "wrong", Map.of("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void signsAPersonInWithACodeAndAProofKey() throws Exception {
        var answer = token(
                "pulang-pages",
                pagesSecret(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code(),
                        "redirect_uri",
                        callback(),
                        "code_verifier",
                        VERIFIER));

        isAnAccessToken(answer.path("access_token").asString());
        var idToken = claims(answer.path("id_token").asString());
        assertThat(idToken.path("nonce").asString()).isEqualTo("n-1");
        assertThat(idToken.path("acr").asString()).isNotBlank();
        assertThat(idToken.path("auth_time").asLong())
                .isBetween(Instant.now().getEpochSecond() - 120, Instant.now().getEpochSecond() + 5);
        assertThatExceptionOfType(BadJwtException.class)
                .as("an ID token is no access token")
                .isThrownBy(() -> check().decode(answer.path("id_token").asString()));
    }

    @Test
    void refusesACodeWithoutItsProofKey() throws Exception {
        var answer = post(
                endpoint("token_endpoint"),
                "pulang-pages",
                pagesSecret(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code(),
                        "redirect_uri",
                        callback(),
                        "code_verifier",
                        VERIFIER + "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private void isAnAccessToken(String token) {
        var header =
                JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
        assertThat(header.path("typ").asString()).isEqualTo("at+jwt");
        assertThat(header.path("alg").asString()).isIn("ES256", "PS256", "RS256");
        var claims = claims(token);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(1L, 300L);
        assertThat(claims.path("aud").toString()).contains(SignInSettings.AUDIENCE);
        var signedIn = SignedIn.of(check().decode(token));
        assertThat(signedIn.staff().value()).isNotBlank();
    }

    private TokenCheck check() {
        return new TokenCheck(new SignInSettings(url(), "pulang-pages", null));
    }

    /** Signs in as a browser does; the code with which it is sent back. */
    private String code() throws Exception {
        var address = endpoint("authorization_endpoint") + "?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "pulang-pages",
                        "redirect_uri", callback(),
                        "scope", "openid",
                        "state", "s-1",
                        "nonce", "n-1",
                        "code_challenge_method", "S256",
                        "code_challenge", challenge()));
        var answer = follow(browse(address));
        var form = Jsoup.parse(answer.body(), answer.uri().toString()).expectFirst("form[method=post]");
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.put("username", person());
        fields.put("password", personPassword());
        var back = follow(http.send(
                HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString()));
        var location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(callback());
        var parameters = Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
        assertThat(parameters).containsEntry("state", "s-1");
        return parameters.getOrDefault("code", "none");
    }

    private HttpResponse<String> browse(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** As long as it stays with the issuer. */
    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        var location = answer.headers().firstValue("Location").orElse("");
        return location.isEmpty() || location.startsWith(callback())
                ? answer
                : follow(browse(answer.uri().resolve(location).toString()));
    }

    private JsonNode token(String client, String secret, Map<String, String> form) throws Exception {
        var answer = post(endpoint("token_endpoint"), client, secret, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String address, String client, String secret, Map<String, String> form)
            throws IOException, InterruptedException {
        var credentials = Base64.getEncoder()
                .encodeToString("%s:%s".formatted(client, secret).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private String endpoint(String name) throws Exception {
        return get(url() + "/.well-known/openid-configuration").path(name).asString();
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
