package org.pulang.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pulang.store.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Stands where the command service would, which is another service: keeps what it is sent, and answers as the test says. Whether the
 * real one understands what it is sent, the system tests find out.
 */
public final class TestCommandApi {

    private static final TestCommandApi SHARED = new TestCommandApi();

    /** What was sent; header names in lower case. */
    public record Sent(String path, Map<String, String> headers, JsonNode body) {}

    private final HttpServer server;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<byte[]> contents = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile int contentStatus = 201;
    private volatile String contentAnswer = "{}";
    private volatile String answer = "";

    private TestCommandApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/", this::take);
        server.start();
    }

    /** One for all tests of this process. */
    public static TestCommandApi shared() {
        return SHARED;
    }

    /** Where forms are to be sent. */
    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    /** Forgets what was sent, and answers like this from now on; with a status of 0 it ends the connection without an answer. */
    public TestCommandApi answers(int code, String json) {
        sent.clear();
        contents.clear();
        contentStatus = 201;
        contentAnswer = "{}";
        status = code;
        answer = json;
        return this;
    }

    /** What is said of the content of a document; it is taken unless said otherwise. */
    public TestCommandApi answersContent(int code, String json) {
        contentStatus = code;
        contentAnswer = json;
        return this;
    }

    /** The content of documents, in order; also among what was sent, without its body. */
    public List<byte[]> contents() {
        return List.copyOf(contents);
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        var body = exchange.getRequestBody().readAllBytes();
        boolean content = exchange.getRequestMethod().equals("PUT");
        if (content) {
            contents.add(body);
        }
        sent.add(new Sent(
                exchange.getRequestURI().toString(),
                headers,
                content ? EventJson.MAPPER.nullNode() : EventJson.MAPPER.readTree(body)));
        int code = content ? contentStatus : status;
        if (code == 0) {
            exchange.close();
            return;
        }
        var bytes = (content ? contentAnswer : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", code < 300 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
