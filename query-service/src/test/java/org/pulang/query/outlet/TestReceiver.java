package org.pulang.query.outlet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system: takes deliveries, checks their signatures by itself, and answers as it is told. */
final class TestReceiver implements AutoCloseable {

    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    static final String NEXT_SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("thirty-two bytes for the tests..".getBytes(StandardCharsets.UTF_8));

    private static final JsonMapper JSON = new JsonMapper();

    final List<Delivery> tried = new CopyOnWriteArrayList<>();
    final List<Delivery> taken = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Function<Delivery, Reply> reply = delivery -> Reply.of(204);
    volatile Map<String, String> allowed = Map.of();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final AtomicInteger atOnce = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** @param signed by which of the secrets, the newest first */
    record Delivery(String id, String subject, String type, String sequence, String text, List<Boolean> signed) {
        String told() {
            return type.replace("org.pulang.", "") + "@" + sequence.replaceFirst("^0+(?!$)", "");
        }

        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    record Reply(int status, Map<String, String> headers) {
        static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                asked.add(exchange.getRequestHeaders().getFirst("WebHook-Request-Origin"));
                allowed.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            var delivery = delivery(exchange, text);
            tried.add(delivery);
            var answer = reply.apply(delivery);
            if (answer.status() / 100 == 2) {
                taken.add(delivery);
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            // Before the answer, after which the next may come.
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    private static Delivery delivery(HttpExchange exchange, String text) {
        var headers = exchange.getRequestHeaders();
        var json = JSON.readTree(text);
        var id = headers.getFirst("webhook-id");
        if (!headers.getFirst("Content-Type").startsWith("application/cloudevents+json")
                || !json.path("id").asString().equals(id)
                || !json.path("specversion").asString().equals("1.0")) {
            throw new IllegalStateException("no CloudEvent");
        }
        var signed = List.of(headers.getFirst("webhook-signature").split(" "));
        var content = id + "." + headers.getFirst("webhook-timestamp") + "." + text;
        return new Delivery(
                id,
                json.path("subject").asString(),
                json.path("type").asString(),
                json.path("sequence").asString(),
                text,
                List.of(signed.contains(signature(NEXT_SECRET, content)), signed.contains(signature(SECRET, content))));
    }

    /** As the scheme has it, not as we do. */
    private static String signature(String secret, String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.split("_", 2)[1]), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it took, in order, repeats left out. */
    List<String> told() {
        return taken.stream().distinct().map(Delivery::told).toList();
    }

    List<String> ids() {
        return taken.stream().map(Delivery::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
