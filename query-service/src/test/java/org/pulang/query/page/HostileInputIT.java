package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.http.SecurityHeaders;
import org.pulang.query.QueryService;
import org.pulang.query.TestDatabase;
import org.pulang.query.TestStore;
import org.pulang.query.replay.Freshness;
import org.pulang.signin.TestIssuer;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What no browser sends, byte by byte, and the headers of every answer. */
class HostileInputIT {

    private static final String MARK = "kenanga4711";

    private static final StaffId READER = new StaffId("reader-1");

    private static ConfigurableApplicationContext service;
    private static List<String> signedIn;

    @BeforeAll
    static void start() throws IOException {
        var database = TestDatabase.empty();
        service = started(database);
        signedIn = signIn(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A service in whose event store one person is registered, once it knows them. */
    private static ConfigurableApplicationContext started(TestDatabase database, String... arguments) {
        database.createEventStore();
        new TestStore(database.dataSource())
                .append(
                        Instant.parse("2026-02-01T03:00:00Z"),
                        Map.of("actor", "system", "organisation", "pulang-demo"),
                        new StaffMemberRegistered(READER, new OrganisationId("pulang-demo"), null, Role.Supervisor));
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        all.add("--spring.profiles.active=local");
        var started = new SpringApplicationBuilder(QueryService.class)
                .properties("spring.config.name=query-service")
                .initializers(database)
                .run(all.toArray(String[]::new));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.jdbc()
                        .sql("SELECT EXISTS (SELECT FROM readmodel.staff)")
                        .query(Boolean.class)
                        .single());
        // Until then it tells nobody anything.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> started.getBean(Freshness.class).within(Duration.ofSeconds(2)));
        return started;
    }

    /** The header lines of a token and of a page's session. */
    private static List<String> signIn(ConfigurableApplicationContext service) throws IOException {
        TestIssuer.shared().signsIn(READER.value());
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        var browser = HttpClient.newBuilder()
                .followRedirects(Redirect.NORMAL)
                .cookieHandler(cookies)
                .build();
        try {
            browser.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/".formatted(port(service))))
                            .build(),
                    BodyHandlers.discarding());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        var session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("pulang"))
                .findAny()
                .orElseThrow();
        return List.of(
                "Authorization: " + TestIssuer.shared().bearer(READER.value()), "Cookie: pulang=" + session.getValue());
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Also what is added later is swept. */
    @Test
    void givesEveryAnswerItsHeaders() throws IOException {
        var routes = routes();
        assertThat(routes).contains("GET /", "GET /api/audit", "GET /actuator/health", "GET /_static/style.css");
        for (var route : routes) {
            var answer = exchange(service, route + " HTTP/1.1");
            for (var header : List.of(
                    "Content-Security-Policy: " + SecurityHeaders.POLICY,
                    "X-Content-Type-Options: nosniff",
                    "Referrer-Policy: no-referrer",
                    "Cross-Origin-Opener-Policy: same-origin")) {
                assertThat(answer).as(route).contains("\r\n" + header + "\r\n");
            }
            assertThat(answer.contains("\r\nCache-Control: no-store\r\n"))
                    .as(route)
                    .isEqualTo(!route.equals("GET /_static/style.css"));
            assertThat(answer).as(route).doesNotContain("Strict-Transport-Security", "\r\nServer:", "X-Powered-By");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/audit?actor=%00",
                "/api/audit?actor=%E2%80%AEgnp",
                "/api/audit?actor=%zz",
                "/api/audit?type=%1b%5B31m",
                "/api/audit?%00=1",
                "/api/cases?owner=%zz",
                "/api/follow-ups?lang=%zz"
            })
    void refusesParametersThatAreNoText(String address) throws IOException {
        assertThat(exchange(service, "GET " + address + " HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "BAD_PARAMETER");
    }

    @Test
    void answersWhatTheContainerCouldNotReadLikeEverythingElse() throws IOException {
        for (var request :
                List.of("GET /api/audit?type=[<" + MARK + " HTTP/1.1", "GET /x HTTP/9.9", "G\u0001T / HTTP/1.1")) {
            assertThat(exchange(service, request))
                    .matches("(?s)HTTP/1.1 (4|505).*")
                    .contains("application/problem+json", "\r\nContent-Security-Policy: ")
                    .doesNotContain(MARK, "Tomcat", "<html");
        }
    }

    @Test
    void showsAProblemOfAPageAsAPage() throws IOException {
        assertThat(exchange(service, "GET /worklist?lang=%zz HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "Permintaan tidak dapat dibaca");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//" + MARK + ".example/x",
                "/" + MARK,
                "/%22onclick=" + MARK,
                "/cases/" + MARK + "?topic=" + MARK
            })
    void repeatsNothingOfAnAddressItDoesNotKnow(String address) throws IOException {
        var answer = exchange(service, "GET " + address + " HTTP/1.1");

        assertThat(answer).matches("(?s)HTTP/1.1 4.*").contains("text/html").doesNotContain(MARK);
        assertThat(Jsoup.parse(answer).select("nav.languages a").eachAttr("href"))
                .containsExactly("?lang=id", "?lang=en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "PROPFIND", "FOO"})
    void takesNoOtherMethods(String method) throws IOException {
        assertThat(exchange(service, method + " /api/audit HTTP/1.1"))
                .startsWith("HTTP/1.1 405")
                .contains("METHOD_NOT_ALLOWED", "\r\nAllow: ");
    }

    @Test
    void refusesABodyThatIsTooLargeOrPacked() throws IOException {
        assertThat(exchange(service, "POST /api/operator/projections/x/rebuild HTTP/1.1", "Content-Length: 300000"))
                .startsWith("HTTP/1.1 413")
                .contains("BODY_TOO_LARGE");
        assertThat(exchange(service, "POST /api/operator/projections/x/rebuild HTTP/1.1", "Content-Encoding: gzip"))
                .startsWith("HTTP/1.1 415")
                .contains("MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void believesNobodyWhoClaimsToBeAProxy() throws IOException {
        assertThat(exchange(service, "GET / HTTP/1.1", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example"))
                .doesNotContain("Strict-Transport-Security", "evil.example");
    }

    @Test
    void givesEachCallerSoMuchAMinuteAndSoManyCasesAnHour() throws IOException {
        var database = TestDatabase.empty();
        // To sign in, a page is read.
        try (var few = started(
                database,
                "--pulang.limits.reads-per-minute=9",
                "--pulang.limits.searches-per-hour=2",
                "--pulang.limits.cases-per-hour=2")) {
            signedIn = signIn(few);
            var first = "/cases/00000000-0000-0000-0000-00000000000";
            for (var number : List.of(1, 1, 1, 2)) {
                assertThat(exchange(few, "GET " + first + number + " HTTP/1.1")).startsWith("HTTP/1.1 404");
            }
            assertThat(exchange(few, "GET /api/follow-ups?caseId=00000000-0000-0000-0000-000000000003 HTTP/1.1"))
                    .startsWith("HTTP/1.1 429")
                    .contains("TOO_MANY_REQUESTS", "\r\nRetry-After: ");
            var search = "POST /api/duplicates/%s HTTP/1.1";
            for (var asked : List.of("search 400", "%73earch 400", "%73earch 429", "sear%63h 429", "search 429")) {
                var address = search.formatted(asked.split(" ", -1)[0]);
                assertThat(exchange(few, address, "Pulang-Purpose: Supervision"))
                        .as(address)
                        .startsWith("HTTP/1.1 " + asked.split(" ", -1)[1]);
            }
            assertThat(exchange(
                            few, "POST /api" + first + "1/duplicates/search HTTP/1.1", "Pulang-Purpose: Supervision"))
                    .as("one limit, whatever is searched by")
                    .startsWith("HTTP/1.1 429");
            for (int i = 0; i < 3; i++) {
                assertThat(exchange(few, "GET /api/audit HTTP/1.1")).startsWith("HTTP/1.1 200");
            }
            // On a slow machine there is room for another one meanwhile.
            var page = "";
            for (int i = 0; i < 10 && !page.startsWith("HTTP/1.1 429"); i++) {
                page = exchange(few, "GET /worklist HTTP/1.1");
            }
            assertThat(page).startsWith("HTTP/1.1 429").contains("text/html", "Terlalu banyak permintaan");
            assertThat(exchange(few, "GET /actuator/health/liveness HTTP/1.1")).startsWith("HTTP/1.1 200");
        } finally {
            signedIn = signIn(service);
        }
    }

    private static List<String> routes() {
        var routes = new ArrayList<>(
                List.of("GET /_static/style.css", "GET /nothing", "TRACE /", "GET /error", "GET /api/audit?limit=x"));
        for (var mapping :
                service.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getPatternValues().forEach(pattern -> {
                        var path = pattern.replaceAll("\\{[^}]*}", "x").replace("/**", "/x");
                        var methods = info.getMethodsCondition().getMethods();
                        if (methods.isEmpty()) {
                            routes.add("GET " + path);
                        }
                        methods.forEach(method -> routes.add(method + " " + path));
                    }));
        }
        return routes;
    }

    /** All that comes back until the connection ends. */
    private static String exchange(ConfigurableApplicationContext service, String requestLine, String... headers)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port(service))) {
            socket.setSoTimeout(20_000);
            var request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join(
                            "",
                            Stream.concat(signedIn.stream(), Stream.of(headers))
                                    .map(header -> header + "\r\n")
                                    .toList())
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
