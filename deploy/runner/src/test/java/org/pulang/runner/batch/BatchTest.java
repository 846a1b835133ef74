package org.pulang.runner.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.runner.batch.Batch.Result;
import org.pulang.runner.console.Trouble;

/** Against a service that records what it gets and answers as told, or not at all. */
class BatchTest {

    private static final Tokens TOKENS = new Tokens() {
        @Override
        public String of(String staff) {
            return "token-of-" + staff;
        }

        @Override
        public void forget(String staff) {
            // Each is new.
        }
    };

    private final Deque<List<String>> answers = new ArrayDeque<>();
    private final List<List<String>> received = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/batch", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsAgainWhatGotNoAnswer() {
        answers.add(List.of("{\"line\":1,\"status\":201}"));
        answers.add(List.of());
        answers.add(List.of("{\"line\":1,\"status\":200}"));

        assertThat(batch().send(lines("a", "b"))).containsExactly(new Result(201, null), new Result(200, null));
        assertThat(received).containsExactly(List.of("a", "b"), List.of("b"), List.of("b"));
    }

    @Test
    void aRefusalIsFinal() {
        answers.add(List.of(
                "{\"line\":1,\"status\":422,\"problem\":{\"code\":\"CONSENT_MISSING\"}}",
                "{\"line\":2,\"status\":200}"));

        assertThat(batch().send(lines("a", "b")))
                .containsExactly(new Result(422, "CONSENT_MISSING"), new Result(200, null));
        assertThat(received).hasSize(1);
    }

    @Test
    void whatFollowsAnOpenLineInItsCaseIsSentAgainWithIt() {
        answers.add(List.of(
                "{\"line\":1,\"status\":503,\"problem\":{\"code\":\"STORE_UNAVAILABLE\"}}",
                "{\"line\":2,\"status\":404,\"problem\":{\"code\":\"CASE_UNKNOWN\"}}"));
        answers.add(List.of("{\"line\":1,\"status\":201}", "{\"line\":2,\"status\":200}"));

        assertThat(batch().send(lines("a", "b"))).containsExactly(new Result(201, null), new Result(200, null));
        assertThat(received).containsExactly(List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void theSameCommandIsAlwaysTheSameText() {
        answers.add(List.of("{\"line\":1,\"status\":201}"));
        var body = new LinkedHashMap<String, Object>();
        body.put("b", 2);
        body.put("a", 1);

        batch().send(List.of(BatchLine.ofCase("k", new UUID(0, 1), "add-note", body)));

        assertThat(texts).singleElement().asString().contains("\"body\":{\"a\":1,\"b\":2}");
    }

    @Test
    void patienceEnds() {
        server.stop(0);

        assertThatThrownBy(() -> batch(Duration.ofMillis(300)).send(lines("a"))).isInstanceOf(Trouble.class);
    }

    private Batch batch() {
        return batch(Duration.ofMinutes(2));
    }

    private Batch batch(Duration patience) {
        return new Batch("http://localhost:" + server.getAddress().getPort(), TOKENS, "tester", patience);
    }

    private static List<BatchLine> lines(String... keys) {
        var caseId = UUID.nameUUIDFromBytes("case".getBytes(StandardCharsets.UTF_8));
        return List.of(keys).stream()
                .map(key -> BatchLine.ofCase(key, caseId, "add-note", Map.of()))
                .toList();
    }

    /** Announces an answer to every line but sends only those it was told, so that the connection seems to break. */
    private void answer(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        texts.add(text);
        var keys = text.lines()
                .map(line -> line.replaceAll(".*\"key\":\"(\\w+)\".*", "$1"))
                .toList();
        received.add(keys);
        var body = String.join("\n", answers.remove()) + "\n";
        exchange.sendResponseHeaders(200, keys.size() * 1000L);
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
