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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
public abstract class IssuerContract {

    private static final String VERIFIER = "a-proof-key-of-more-than-forty-three-characters-for-tests";

    /** Keeps cookies like a browser. */
    protected final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    /** As its tokens name it. */
    protected abstract String url();

    /** A client that is a member of staff, and its password. */
    protected abstract String script();

    protected abstract String scriptSecret();

    protected abstract String pagesSecret();

    /** Where the pages have told the issuer to send people back to, and where to when they have signed out. */
    protected abstract String callback();

    protected abstract String home();

    /** Somebody whom the issuer knows, and who has not signed in yet. */
    protected abstract Person person() throws Exception;

    /**
     * Who signs in.
     *
     * @param id by which tokens name them ({@code sub})
     * @param code of the second factor at this moment, where the issuer asks for one
     */
    public record Person(String id, String name, String password, Supplier<String> code) {

        /** The same, who mistakes their password. */
        public Person with(String other) {
            return new Person(id, name, other, code);
        }
    }

    @Test
    void tellsWhereItsKeysAre() throws Exception {
        var configuration = get(url() + "/.well-known/openid-configuration");

        assertThat(configuration.path("issuer").asString()).isEqualTo(url());
        assertThat(get(configuration.path("jwks_uri").asString()).path("keys"))
                .anySatisfy(key -> assertThat(key.path("kty").asString()).isEqualTo("EC"))
                .allSatisfy(key -> assertThat(key.has("d")).isFalse());
        assertThat(configuration.path("code_challenge_methods_supported").toString())
                .contains("S256");
        assertThat(configuration.path("end_session_endpoint").asString()).startsWith(url());
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
        var person = person();
        var answer = signedIn(person, Map.of());

        var token = answer.path("access_token").asString();
        isAnAccessToken(token);
        assertThat(check().decode(token).getSubject()).isEqualTo(person.id());
        assertThat(answer.path("expires_in").asInt()).isBetween(1, 300);
        assertThat(answer.has("refresh_token")).isFalse();
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
    void saysSoWhereSomebodySteppedUp() throws Exception {
        var answer = signedIn(person(), Map.of("acr_values", "phr", "max_age", "300"));

        var signedIn = SignedIn.of(check().decode(answer.path("access_token").asString()));
        assertThat(signedIn.acr()).isEqualTo("phr");
        assertThat(signedIn.authTime()).isAfter(Instant.now().minusSeconds(120));
    }

    @Test
    void refusesACodeWithoutItsProofKey() throws Exception {
        var answer = post(
                endpoint("token_endpoint"),
                "pulang-pages",
                pagesSecret(),
                exchange(code(person(), Map.of()), VERIFIER + "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void givesNoCodeToWhoBringsNoProofKeyOrWantsItElsewhere() throws Exception {
        var asked = new LinkedHashMap<>(request(Map.of()));
        asked.remove("code_challenge");
        asked.remove("code_challenge_method");
        assertThat(follow(browse(authorization(asked))).headers().firstValue("Location"))
                .hasValueSatisfying(back -> assertThat(back).contains("error=invalid_request"));

        var elsewhere = follow(browse(authorization(request(Map.of("redirect_uri", "https://elsewhere.example/")))));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void knowsAPersonAgainUntilTheySignOut() throws Exception {
        var idToken = signedIn(person(), Map.of()).path("id_token").asString();
        assertThat(follow(browse(authorization(request(Map.of())))).headers().firstValue("Location"))
                .as("without being asked for anything")
                .hasValueSatisfying(back -> assertThat(back).startsWith(callback()));

        var out = http.send(
                form(
                        endpoint("end_session_endpoint"),
                        Map.of(
                                "client_id",
                                "pulang-pages",
                                "id_token_hint",
                                idToken,
                                "post_logout_redirect_uri",
                                home())),
                BodyHandlers.ofString());

        assertThat(out.headers().firstValue("Location")).hasValue(home());
        assertThat(Jsoup.parse(follow(browse(authorization(request(Map.of())))).body())
                        .select("input[name=password]"))
                .isNotEmpty();
    }

    private void isAnAccessToken(String token) {
        var header =
                JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
        assertThat(header.path("typ").asString()).isEqualTo("at+jwt");
        assertThat(header.path("alg").asString()).isIn("ES256", "PS256", "RS256");
        var claims = claims(token);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(1L, 300L);
        assertThat(claims.path("aud").toString()).contains(SignInSettings.AUDIENCE);
        assertThat(claims.propertyNames())
                .as("what somebody may do stands in the staff table alone")
                .doesNotContain("roles", "groups", "realm_access", "resource_access", "email", "preferred_username");
        var signedIn = SignedIn.of(check().decode(token));
        assertThat(signedIn.staff().value()).isNotBlank();
    }

    protected final TokenCheck check() {
        return new TokenCheck(new SignInSettings(url(), "pulang-pages", null));
    }

    /** What the pages get for somebody's code. */
    protected final JsonNode signedIn(Person person, Map<String, String> more) throws Exception {
        return token("pulang-pages", pagesSecret(), exchange(code(person, more), VERIFIER));
    }

    private Map<String, String> exchange(String code, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                callback(),
                "code_verifier",
                verifier);
    }

    /** As the pages ask, with what is added or asked otherwise. */
    protected final Map<String, String> request(Map<String, String> more) {
        var asked = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "pulang-pages",
                "redirect_uri", callback(),
                "scope", "openid",
                "state", "s-1",
                "nonce", "n-1",
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
        asked.putAll(more);
        return asked;
    }

    protected final String authorization(Map<String, String> request) throws Exception {
        return endpoint("authorization_endpoint") + "?" + form(request);
    }

    /** Signs in as a browser does; the code with which it is sent back. */
    private String code(Person person, Map<String, String> more) throws Exception {
        var back = signIn(person, authorization(request(more)));
        var location = back.headers().firstValue("Location").orElse("none");
        assertThat(location).startsWith(callback());
        var parameters = Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
        assertThat(parameters).containsEntry("state", "s-1");
        return parameters.getOrDefault("code", "none");
    }

    /** Fills in what the issuer asks for, password and code once each; where that has led. */
    protected final HttpResponse<String> signIn(Person person, String address) throws Exception {
        var page = follow(browse(address));
        for (var field : List.of("password", "otp")) {
            var form = Jsoup.parse(page.body(), page.uri().toString())
                    .selectFirst("form:has(input[name=%s])".formatted(field));
            if (form != null) {
                var fields = new LinkedHashMap<String, String>();
                form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
                fields.replace("username", person.name());
                fields.put(field, field.equals("otp") ? person.code().get() : person.password());
                page = follow(http.send(form(form.absUrl("action"), fields), BodyHandlers.ofString()));
            }
        }
        return page;
    }

    private static HttpRequest form(String address, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
    }

    protected final HttpResponse<String> browse(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** As long as it stays with the issuer. */
    protected final HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        var location = answer.headers().firstValue("Location").orElse("");
        return location.isEmpty() || location.startsWith(callback()) || location.startsWith(home())
                ? answer
                : follow(browse(answer.uri().resolve(location).toString()));
    }

    protected final JsonNode token(String client, String secret, Map<String, String> form) throws Exception {
        var answer = post(endpoint("token_endpoint"), client, secret, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    protected final HttpResponse<String> post(String address, String client, String secret, Map<String, String> form)
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

    protected final String endpoint(String name) throws Exception {
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
