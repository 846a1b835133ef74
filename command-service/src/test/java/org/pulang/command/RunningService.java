package org.pulang.command;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventJson;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The whole command service on a free port and a database of its own, used as its clients use it: over HTTP, with a token. As
 * whom a test speaks it says with {@code Pulang-Actor}, {@code -Organisation} and {@code -Role}: they are not sent, but that
 * person is made a member of staff and their token is sent.
 */
public final class RunningService implements AutoCloseable {

    /** The time at which tests with a fixed clock happen. */
    public static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    private static final Set<String> SPEAKER = Set.of("Pulang-Actor", "Pulang-Organisation", "Pulang-Role");

    private static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "pulang.limits.commands-per-minute", "0",
            "pulang.limits.batches-per-minute", "0",
            "pulang.limits.reads-per-minute", "0",
            "pulang.limits.cases-per-hour", "0");

    /** What each member of staff is, by database and id, as far as tests have made them that. */
    private static final Map<String, String> STAFF = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String databaseUrl;
    private final int port;

    private RunningService(ConfigurableApplicationContext context, String databaseUrl) {
        this.context = context;
        this.databaseUrl = databaseUrl;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** With the clock standing at {@link #NOW}. */
    public static RunningService start(String databaseUrl) {
        return start(databaseUrl, Map.of());
    }

    /** With the clock standing at {@link #NOW}. */
    public static RunningService start(String databaseUrl, Map<String, String> settings) {
        return start(databaseUrl, List.of(FixedClock.class), settings);
    }

    public static RunningService start(String databaseUrl, List<Class<?>> beans, Map<String, String> settings) {
        var sources = new ArrayList<Class<?>>(beans);
        sources.add(CommandService.class);
        var arguments = new ArrayList<String>(List.of(
                "--spring.config.name=command-service",
                "--server.port=0",
                "--spring.profiles.active=local",
                "--pulang.signin.issuer=" + TestIssuer.shared().url(),
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--pulang.keystore.kek=test AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--logging.structured.format.console=",
                "--logging.level.root=WARN",
                "--spring.main.banner-mode=off",
                "--spring.main.allow-bean-definition-overriding=true"));
        var all = new TreeMap<>(WITHOUT_LIMITS);
        all.putAll(settings);
        all.forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        return new RunningService(
                new SpringApplicationBuilder()
                        .sources(sources.toArray(Class<?>[]::new))
                        .run(arguments.toArray(String[]::new)),
                databaseUrl);
    }

    /** No @Configuration: it is for those who name it, not for everybody who scans. */
    static class FixedClock {
        @Bean
        @Primary
        Clock fixedClock() {
            var clock = Clock.fixed(NOW, ZoneOffset.UTC);
            org.axonframework.eventhandling.GenericEventMessage.clock = clock;
            return clock;
        }
    }

    /** An answer: status, headers and the JSON body. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text) {

        public JsonNode json() {
            return EventJson.MAPPER.readTree(text);
        }

        public String code() {
            return json().path("code").asString();
        }

        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    public Answer post(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        var speaker = new HashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            if (SPEAKER.contains(headers[i])) {
                speaker.put(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        request.header("Authorization", TestIssuer.shared().bearer(member(speaker)));
        return send(request.build());
    }

    /** Content as it is, of a media type; as whom as with {@link #post(String, String, String...)}. */
    public Answer put(String path, byte[] content, String mediaType, String... headers) {
        return put(path, HttpRequest.BodyPublishers.ofByteArray(content), mediaType, headers);
    }

    /** The same without telling before how long it is. */
    public Answer putChunked(String path, byte[] content, String mediaType, String... headers) {
        return put(
                path,
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)),
                mediaType,
                headers);
    }

    private Answer put(String path, HttpRequest.BodyPublisher content, String mediaType, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .PUT(content)
                .header("Content-Type", mediaType);
        var speaker = new HashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            if (SPEAKER.contains(headers[i])) {
                speaker.put(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        request.header("Authorization", TestIssuer.shared().bearer(member(speaker)));
        return send(request.build());
    }

    /** As it is given, without a token of ours. */
    public Answer post(String path, String body, List<String> authorization, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        authorization.forEach(value -> request.header("Authorization", value));
        return send(request.build());
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .build());
    }

    /** As they are given, without a token of ours. */
    public Answer get(String path, List<String> authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
        authorization.forEach(value -> request.header("Authorization", value));
        return send(request.build());
    }

    /** Sees to it that they work here. */
    private String member(Map<String, String> speaker) {
        var actor = speaker.getOrDefault("Pulang-Actor", "caseworker-demo");
        var organisation = speaker.getOrDefault("Pulang-Organisation", "pulang-demo");
        var role = speaker.getOrDefault("Pulang-Role", "Caseworker");
        var facts = organisation + " " + role;
        // Of many who ask at once as the same person none goes on before the table says so.
        STAFF.compute(databaseUrl + " " + actor, (key, known) -> {
            if (!facts.equals(known)) {
                jdbc().sql("""
                                INSERT INTO eventstore.staff (staff_id, organisation, role, enabled) VALUES (?, ?, ?, true)
                                ON CONFLICT (staff_id) DO UPDATE SET organisation = excluded.organisation, role = excluded.role
                                """).params(actor, organisation, role).update();
            }
            return facts;
        });
        return actor;
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public long events() {
        return jdbc().sql("SELECT count(*) FROM eventstore.event")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }
}
