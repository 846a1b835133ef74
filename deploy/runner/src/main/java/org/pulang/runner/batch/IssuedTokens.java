package org.pulang.runner.batch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pulang.runner.console.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that an issuer gives to a script for its name and password (client credentials), each used until shortly before its end. */
public final class IssuedTokens implements Tokens {

    private static final Duration SPARE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final URI configuration;
    private final String password;

    private record Issued(String token, long end) {}

    /** @param issuer such as {@code http://localhost:8070} */
    public IssuedTokens(String issuer, String password) {
        this.configuration = URI.create(issuer + "/.well-known/openid-configuration");
        this.password = password;
    }

    /** @throws Trouble if the issuer refuses */
    @Override
    public String of(String staff) throws IOException, InterruptedException {
        var known = issued.get(staff);
        if (known != null && System.nanoTime() < known.end()) {
            return known.token();
        }
        var asked = System.nanoTime();
        var endpoint = URI.create(json(HttpRequest.newBuilder(configuration))
                .path("token_endpoint")
                .asString());
        var answer = json(HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Basic " + credentials(staff))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        var token = answer.path("access_token").asString();
        var life = Duration.ofSeconds(answer.path("expires_in").asLong(0)).minus(SPARE);
        issued.put(staff, new Issued(token, asked + life.toNanos()));
        return token;
    }

    @Override
    public void forget(String staff) {
        issued.remove(staff);
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 500) {
            throw new IOException("HTTP %d of the issuer".formatted(answer.statusCode()));
        }
        if (answer.statusCode() != 200) {
            throw new Trouble("The issuer at %s gives no token (HTTP %d)."
                    .formatted(configuration.resolve("/"), answer.statusCode()));
        }
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("The issuer answers something else than JSON.");
        }
    }

    private String credentials(String staff) {
        return Base64.getEncoder()
                .encodeToString(
                        "%s:%s".formatted(encoded(staff), encoded(password)).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
