package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.event.NoteAdded;
import org.pulang.http.SecurityHeaders;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Purpose;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventSerializer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What no decent client sends, byte by byte, and the headers of every answer. */
class HostileInputIT {

    private static RunningService service;
    private static String caseId;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                PostgresForTests.freshDatabase(), Map.of("server.tomcat.connection-timeout", "5s"));
        caseId = service.post("/api/cases/identify-victim", """
                        {"gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "NGO",
                         "status": "PossibleVictimOfTrafficking", "firstContact": "2024"}""")
                .json()
                .path("caseId")
                .asString();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String note(String text) {
        return "{\"visibility\": \"Team\", \"text\": \"%s\"}".formatted(text);
    }

    private static String path() {
        return "/api/cases/%s/add-note".formatted(caseId);
    }

    @Test
    void refusesABodyThatIsTooLargeOnEveryRouteAlsoInChunks() throws IOException {
        var large = " ".repeat(300_000);
        for (var path : List.of(path(), "/api/cases/identify-victim", "/v3/api-docs", "/nothing")) {
            assertThat(exchange(
                            "POST %s HTTP/1.1".formatted(path),
                            List.of("Content-Type: application/json", "Content-Length: 300000"),
                            large))
                    .as(path)
                    .startsWith("HTTP/1.1 413")
                    .contains("BODY_TOO_LARGE");
        }
        assertThat(exchange(
                        "POST %s HTTP/1.1".formatted(path()),
                        List.of("Content-Type: application/json", "Transfer-Encoding: chunked"),
                        chunk(large) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("BODY_TOO_LARGE");
    }

    @Test
    void refusesABatchThatIsTooLarge() {
        var answer = service.post("/api/batch", " ".repeat(33 * 1024 * 1024), "Content-Type", "application/x-ndjson");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void refusesAPackedBody() {
        var answer = service.post(path(), note("x"), "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\u202e", "\\u001b", "\\uffff"})
    void refusesTextThatIsNone(String escape) {
        long events = service.events();
        var answer = service.post(path(), note("a" + escape + "b"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/text");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("UNWRITABLE");
        assertThat(service.events()).isEqualTo(events);
    }

    @Test
    void writesTextInOneNormalForm() {
        var answer = service.post(path(), note("Cafe\u0301 \uA9B1\uA9B6\uA9A0\uA9B6 \u0633\u064A\u062A\u064A Nu'man"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var stored = service.jdbc()
                .sql("SELECT payload FROM eventstore.event WHERE position = ?")
                .param(answer.json().path("position").asLong())
                .query(byte[].class)
                .single();
        var note = (NoteAdded) EventSerializer.read("NoteAdded", 1, stored);
        assertThat(note.text()
                        .reveal(
                                Purpose.Services,
                                service.bean(KeyRing.class),
                                note.caseId().value()))
                .contains("Caf\u00E9 \uA9B1\uA9B6\uA9A0\uA9B6 \u0633\u064A\u062A\u064A Nu'man");
    }

    static Stream<String> tooMuch() {
        return Stream.of(
                "{\"a\":".repeat(40) + "1" + "}".repeat(40),
                note("x".repeat(70_000)),
                "{\"a\": %s}".formatted("9".repeat(65)),
                "{\"a\": [%s1]}".formatted("1,".repeat(20_000)));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void refusesJsonBeyondItsLimitsAloneAndInABatch(String body) {
        assertThat(service.post(path(), body).code()).isEqualTo("MALFORMED_JSON");
        var line = "{\"key\": \"k\", \"command\": \"add-note\", \"caseId\": \"%s\", \"body\": %s}\n"
                .formatted(caseId, body);
        var result = service.post("/api/batch", line, "Content-Type", "application/x-ndjson");
        assertThat(result.json().at("/problem/code").asString()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "post", "FOO"})
    void takesCommandsByPostAlone(String method) throws IOException {
        assertThat(exchange(method + " " + path() + " HTTP/1.1", List.of(), ""))
                .startsWith("HTTP/1.1 405")
                .contains("METHOD_NOT_ALLOWED")
                .containsIgnoringCase("\r\nAllow: ");
    }

    @Test
    void readsNoSecondRequestOutOfOneWithTwoLengths() throws IOException {
        var smuggled = "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path(), note("y").length(), note("y"));
        long events = service.events();
        var answers = exchange(
                "POST %s HTTP/1.1".formatted(path()),
                List.of("Content-Type: application/json", "Content-Length: 4", "Transfer-Encoding: chunked"),
                "0\r\n\r\n" + smuggled);

        assertThat(answers).startsWith("HTTP/1.1 400");
        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(service.events()).isEqualTo(events);
    }

    /** Whoever came first kept the lock of that id, and the others waited for a minute. */
    @Test
    void letsNobodyWaitBehindACommandForAStreamOfAnotherKind() {
        var provider = OpenApiDocument.example(
                        CommandCatalog.find("register-provider").orElseThrow())
                .toString();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> service.post(
                                "/api/providers/%s/register-provider".formatted(caseId),
                                provider,
                                "Pulang-Role",
                                "Supervisor")
                        .code()))
                .limit(8)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly("PROVIDER_EXISTS");
    }

    @Test
    void refusesHeadersThatAreTooLong() throws IOException {
        assertThat(exchange("GET /v3/api-docs HTTP/1.1", List.of("X-Long: " + "x".repeat(15_000)), ""))
                .startsWith("HTTP/1.1 200");
        assertThat(exchange("GET /v3/api-docs HTTP/1.1", List.of("X-Long: " + "x".repeat(17_000)), ""))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void endsAConnectionOnWhichNothingMoreComes() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: a\r\nConte"
                            .formatted(path())
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    /** Also what is added later is swept. */
    @Test
    void givesEveryAnswerItsHeaders() throws IOException {
        var routes = routes();
        assertThat(routes).contains("POST /api/batch", "GET /v3/api-docs", "GET /actuator/health");
        for (var route : routes) {
            var answer = exchange(route + " HTTP/1.1", List.of(), "");
            for (var header : List.of(
                    "Content-Security-Policy: " + SecurityHeaders.POLICY,
                    "X-Content-Type-Options: nosniff",
                    "Referrer-Policy: no-referrer",
                    "Cross-Origin-Opener-Policy: same-origin",
                    "Cache-Control: no-store")) {
                assertThat(answer).as(route).contains("\r\n" + header + "\r\n");
            }
            assertThat(answer).as(route).doesNotContain("Strict-Transport-Security", "\r\nServer:", "X-Powered-By");
        }
    }

    @Test
    void believesNobodyWhoClaimsToBeAProxy() {
        var answer = service.post(
                "/api/cases/identify-victim",
                identification(),
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "evil.example");

        assertThat(answer.header("Strict-Transport-Security")).isNull();
        assertThat(answer.header("Location")).startsWith("/api/cases/");
    }

    @Test
    void believesTheProxyItWasToldOf() {
        try (var behind = RunningService.start(
                PostgresForTests.freshDatabase(), Map.of("PULANG_PROXY", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"))) {
            var answer = behind.post("/api/cases/identify-victim", identification(), "X-Forwarded-Proto", "https");

            assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=63072000; includeSubDomains");
        }
    }

    @Test
    void givesEachCallerSoMuchAMinuteOnAllNodesTogether() {
        var database = PostgresForTests.freshDatabase();
        var settings = Map.of("pulang.limits.commands-per-minute", "5", "pulang.limits.batches-per-minute", "2");
        try (var one = RunningService.start(database, settings);
                var other = RunningService.start(database, settings)) {
            // The first of all takes its time, in which there would be room for one more.
            for (var node : List.of(one, other)) {
                node.post("/api/cases/identify-victim", "{}", "Pulang-Actor", "early");
            }
            var answers = new ArrayList<RunningService.Answer>();
            for (int i = 0; i < 5; i++) {
                answers.add(one.post("/api/cases/identify-victim", "{}", "Pulang-Actor", "hasty"));
                answers.add(other.post("/api/cases/identify-victim", "{}", "Pulang-Actor", "hasty"));
            }
            assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSizeBetween(5, 7);
            var refused = answers.get(answers.size() - 1);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 60L);
            assertThat(one.post("/api/cases/identify-victim", "{}", "Pulang-Actor", "calm")
                            .status())
                    .isEqualTo(400);
            assertThat(one.post("/api/batch", "", "Pulang-Actor", "hasty", "Content-Type", "application/x-ndjson")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void givesEachCallerSoManyCasesAnHour() {
        try (var few =
                RunningService.start(PostgresForTests.freshDatabase(), Map.of("pulang.limits.cases-per-hour", "3"))) {
            var statuses = Stream.generate(UUID::randomUUID)
                    .limit(6)
                    .flatMap(id -> Stream.of(id, id))
                    .map(id -> few.post("/api/cases/%s/add-note".formatted(id), note("x"))
                            .status())
                    .toList();

            assertThat(statuses.subList(0, 6)).containsOnly(404);
            assertThat(statuses.get(statuses.size() - 2)).isEqualTo(429);
        }
    }

    private static String identification() {
        return """
                {"gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "NGO",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2024"}""";
    }

    private static List<String> routes() {
        var routes = new ArrayList<>(
                List.of("GET /nothing", "TRACE /nothing", "GET /error", "POST /api/cases/1;x=%20/add-note"));
        for (var mapping : service.beans(RequestMappingInfoHandlerMapping.class)) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getPatternValues().forEach(pattern -> {
                        var path = pattern.replaceAll("\\{collection:[^}]*}", "cases")
                                .replace("{id}", caseId)
                                .replaceAll("\\{[^}]*}", "x")
                                .replace("/**", "/x");
                        var methods = info.getMethodsCondition().getMethods();
                        if (methods.isEmpty()) {
                            routes.add("GET " + path);
                        }
                        methods.forEach(method -> routes.add(method + " " + path));
                    }));
        }
        return routes;
    }

    private static String chunk(String text) {
        return "%x\r\n%s\r\n".formatted(text.length(), text);
    }

    /** All that comes back until the connection ends. */
    private static String exchange(String requestLine, List<String> headers, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(20_000);
            var request = new StringBuilder(requestLine)
                    .append("\r\nHost: localhost\r\nAuthorization: ")
                    .append(TestIssuer.shared().bearer("caseworker-demo"))
                    .append("\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            OutputStream out = socket.getOutputStream();
            out.write(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
