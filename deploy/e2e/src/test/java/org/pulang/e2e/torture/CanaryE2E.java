package org.pulang.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.pulang.command.CommandService;
import org.pulang.e2e.Answer;
import org.pulang.e2e.Browser;
import org.pulang.e2e.Examples;
import org.pulang.e2e.Http;
import org.pulang.e2e.NeverExcused;
import org.pulang.e2e.store.Server;
import org.pulang.keys.KeyKeeper;
import org.pulang.keys.LocalKek;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Subject;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventJson;
import org.pulang.store.EventWriter;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A unique string in every personal field of every command: whoever may see it sees it, and nothing else holds it, on disk or
 * elsewhere. Then the keys of one case are destroyed, and then the key store is away. In this order.
 */
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(NeverExcused.class)
class CanaryE2E {

    private static final Path PREREQUISITES =
            Path.of("../../command-service/src/test/resources/example-prerequisites.properties");

    private static final Map<String, String> CASES = new LinkedHashMap<>();

    private static Cluster cluster;
    private static Http commands;
    /** Asked by the supervisor, who sees every case of the organisation, and all of it. */
    private static Http queries;

    /** In a document; it is in no history. */
    private static final String CONTENT = Canaries.MARK + "-content";

    private static Browser browser;
    private static JsonNode document;
    private static Canaries canaries;
    private static final List<String> problems = new ArrayList<>();

    @BeforeAll
    static void runEveryCommand() throws Exception {
        cluster = Cluster.start(1, 1);
        commands = cluster.commands().get(0).http();
        queries = cluster.queries().get(0).http().as(DemoStaff.Supervisor.id());
        TestIssuer.shared().signsIn(DemoStaff.Supervisor.id());
        browser = new Browser();
        document = Examples.description(commands);
        canaries = new Canaries(document);
        var steps = new Properties();
        try (var file = Files.newBufferedReader(PREREQUISITES)) {
            steps.load(file);
        }
        registerProviders(steps);
        for (var path : new TreeSet<>(steps.stringPropertyNames())) {
            if (operation(path).isMissingNode()) {
                continue;
            }
            var id = UUID.randomUUID().toString();
            for (var part : (steps.getProperty(path) + "," + path).split(",", -1)) {
                var step = part.strip();
                if (!step.isBlank() && !operation(step).isMissingNode()) {
                    var body = canaries.in(operation(step));
                    if (step.equals("attach-document")) {
                        sendContent(id, body);
                    }
                    accepted(step, id, body.toString());
                }
            }
            CASES.put(path, id);
        }
        forceErrors(of("add-note"));
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    /** The case in which a command was tried last. */
    private static String of(String command) {
        return Objects.requireNonNull(CASES.get(command), command);
    }

    /** Of a command for a case. */
    private static JsonNode operation(String path) {
        return document.path("paths").path("/api/cases/{caseId}/" + path).path("post");
    }

    private static void registerProviders(Properties steps) {
        var ids = new TreeSet<String>();
        for (var path : steps.stringPropertyNames()) {
            var example = operation(path)
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("example");
            for (var node : List.of(
                    example.path("providerId"), example.path("recipients").path(0))) {
                if (node.isString()) {
                    ids.add(node.asString());
                }
            }
        }
        var example = document.path("paths")
                .path("/api/providers/{providerId}/register-provider")
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        for (var id : ids) {
            post(commands, "/api/providers/%s/register-provider".formatted(id), example.toString());
        }
    }

    /** A document with a canary in it, of more than one piece. */
    private static void sendContent(String id, ObjectNode command) throws NoSuchAlgorithmException {
        var content = ("%PDF-1.4\n" + (CONTENT + "\n").repeat(12_000)).getBytes(StandardCharsets.UTF_8);
        command.put("size", content.length);
        command.put(
                "sha256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        Examples.sendContent(commands.as(Examples.sender("attach-document")), id, command, content);
    }

    /** By who may send the command. */
    private static Answer post(Http service, String path, String body) {
        var command = path.substring(path.lastIndexOf('/') + 1);
        return service.as(Examples.sender(command))
                .post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void accepted(String step, String id, String body) {
        var answer = post(commands, "/api/cases/%s/%s".formatted(id, step), body);
        assertThat(answer.status()).as("%s: %s", step, answer.text()).isIn(200, 201);
        problems.add(answer.text());
    }

    private static void forceErrors(String id) {
        var canary = canaries.next("note");
        for (var body : List.of(
                "{\"text\": \"%s\"".formatted(canary),
                "{\"visibility\": \"%1$s\", \"text\": \"%1$s\"}".formatted(canary),
                "{\"visibility\": \"Team\", \"text\": [\"%1$s\"], \"%1$s\": 1}".formatted(canary),
                "{\"noteId\": \"%1$s\", \"visibility\": \"Team\", \"text\": {\"$enc\":1,\"c\":\"%1$s\"}}"
                        .formatted(canary))) {
            var answer = post(commands, "/api/cases/%s/add-note".formatted(id), body);
            assertThat(answer.status()).as(body).isIn(400, 422);
            problems.add(answer.text());
        }
        for (var path : List.of("/api/cases/" + canary, "/api/cases/%s?at=%s".formatted(id, canary))) {
            problems.add(queries.get(path).text());
            problems.add(commands.get(path).text());
        }
    }

    @Test
    @Order(1)
    void whoMaySeeThemSeesThemAll() {
        awaitProjections();
        var seen = new StringBuilder();
        CASES.values().forEach(id -> seen.append(history(id)));
        var posted = canaries.all().subList(0, canaries.all().size() - 1);
        assertThat(posted).hasSizeGreaterThan(40);
        assertThat(posted.stream()
                        .filter(canary -> !seen.toString().contains(canary))
                        .map(canary -> canary + " " + canaries.field(canary)))
                .isEmpty();
        assertThat(seen.toString()).contains(Canaries.DAY);
        assertThat(page(of("identify-victim"))).contains(Canaries.MARK);
        assertThat(document(of("attach-document")).text()).contains(CONTENT);
        assertThat(document(of("withdraw-attachment")).status()).isEqualTo(410);
    }

    @Test
    @Order(2)
    void nothingElseHoldsThem() throws Exception {
        awaitProjections();
        assertThat(problems.stream().filter(Canaries::in)).isEmpty();
        for (var service : List.of(commands, queries)) {
            for (var path : List.of("/actuator/prometheus", "/actuator/health")) {
                assertThat(Canaries.in(service.get(path).text())).isFalse();
            }
        }
        assertThat(tables(cluster.database())).isEmpty();
        assertThat(Canaries.inFiles(cluster.server().directory())).isEmpty();
    }

    @Test
    @Order(3)
    void aServiceThatDoesNotEncryptIsFound() throws Exception {
        var database = cluster.server().freshDatabase();
        var port = Server.freePort();
        try (var leaky = new SpringApplicationBuilder(CommandService.class, WithoutEncryption.class)
                .run(
                        "--spring.config.name=command-service",
                        "--server.port=" + port,
                        "--spring.datasource.url=" + cluster.server().url(database),
                        "--spring.datasource.username=postgres",
                        "--pulang.keystore.kek=" + Cluster.KEK,
                        "--spring.profiles.active=local",
                        "--pulang.signin.issuer=" + TestIssuer.shared().url(),
                        "--logging.level.root=WARN",
                        "--spring.main.banner-mode=off")) {
            assertThat(leaky.isRunning()).isTrue();
            try (var connection = cluster.server().connect(database)) {
                Cluster.somebodyWorksHere(connection, "eventstore");
            }
            var answer = post(
                    new Http("http://localhost:" + port, Cluster.TOKENS, null),
                    "/api/cases/%s/identify-victim".formatted(UUID.randomUUID()),
                    canaries.in(operation("identify-victim")).toString());
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
        assertThat(tables(database)).contains("eventstore.event");
        assertThat(Canaries.inFiles(cluster.server().directory())).isNotEmpty();
    }

    /** No @Configuration: it is for those who name it. */
    static class WithoutEncryption {
        @Bean
        @Primary
        EventWriter inClear() {
            return events ->
                    events.stream().map(EventJson.MAPPER::writeValueAsBytes).toList();
        }
    }

    @Test
    @Order(4)
    void destroyedKeysTakeOnePersonAwayAndNobodyElse() throws Exception {
        awaitProjections();
        var hers = of("correct-personal-details");
        var others = List.of(of("identify-victim"), of("record-follow-up"));
        var before = others.stream().map(CanaryE2E::history).toList();
        var file = state(hers);

        var keeper = new KeyKeeper(keystore(), LocalKek.ofText(Cluster.KEK));
        assertThat(keeper.destroy(
                        UUID.fromString(hers),
                        List.of(Subject.Survivor),
                        EnumSet.allOf(FieldClass.class),
                        UUID.randomUUID()))
                .isGreaterThan(2);

        await().atMost(Duration.ofSeconds(60)).until(() -> !Canaries.in(history(hers)));
        erased(hers, others, before);
        for (var projection : List.of("casefile", "audittrail")) {
            rebuild(projection);
        }
        assertThat(state(hers)).isEqualTo(file);
        erased(hers, others, before);
        cluster.queries().get(0).kill();
        cluster.queries().get(0).startAgain();
        cluster.awaitReady();
        erased(hers, others, before);
        var note = note();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var refused = post(commands, "/api/cases/%s/add-note".formatted(hers), note);
            assertThat(refused.code()).isEqualTo("DETAILS_ERASED");
        });
    }

    private static void erased(String hers, List<String> others, List<String> before) {
        assertThat(history(hers)).doesNotContain(Canaries.MARK, Canaries.DAY).contains("{\"erased\":true}");
        assertThat(page(hers)).doesNotContain(Canaries.MARK, Canaries.DAY).contains("[dihapus]");
        assertThat(others.stream().map(CanaryE2E::history).toList()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void keysThatAreAwayAreNoErasure() throws Exception {
        var id = of("add-note");
        var events = count();
        execute("ALTER SCHEMA keystore RENAME TO away");
        try {
            execute("NOTIFY key_destroyed");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                for (var answer : List.of(
                        queries.get("/api/cases/" + id),
                        queries.get("/api/cases/%s/events".formatted(id)),
                        post(commands, "/api/cases/%s/add-note".formatted(id), note()))) {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                    assertThat(answer.text()).doesNotContain("erased", "dihapus", Canaries.MARK);
                }
                var page = browser.get(queries.url() + "/cases/" + id, "id");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).doesNotContain("erased", "dihapus", Canaries.MARK);
            });
        } finally {
            execute("ALTER SCHEMA away RENAME TO keystore");
        }
        assertThat(history(id)).contains(Canaries.MARK);
        assertThat(count()).as("notes taken before the keys were dropped").isBetween(events, events + 200);
    }

    /** One more, under an id that the service gives it. */
    private static String note() {
        var note = canaries.in(operation("add-note"));
        note.remove("noteId");
        return note.toString();
    }

    private static String history(String id) {
        // Who accepts a transfer takes the case along.
        var reader = id.equals(CASES.get("accept-transfer")) ? DemoStaff.PartnerSupervisor : DemoStaff.Supervisor;
        var queries = CanaryE2E.queries.as(reader.id());
        var answer = queries.get("/api/cases/%s/events?limit=1000".formatted(id), "Prefer", "wait=5");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var file = queries.get("/api/cases/" + id);
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        // The rest says how far the projection is, and changes.
        return answer.json().path("items").findValues("payload") + file.text();
    }

    /** The content of the document that the examples attach. */
    private static Answer document(String id) {
        return queries.get("/api/cases/%s/attachments/%s"
                .formatted(
                        id,
                        operation("attach-document")
                                .at("/requestBody/content/application~1json/example/attachmentId")
                                .asString()));
    }

    private static String page(String id) {
        return browser.get(queries.url() + "/cases/" + id, "id").body();
    }

    private static Http admin() {
        return queries.as(DemoStaff.Admin.id());
    }

    private static void awaitProjections() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> admin().get("/api/operator/projections")
                        .json()
                        .valueStream()
                        .allMatch(one -> one.path("lagEvents").asLong() == 0));
    }

    private static void rebuild(String projection) {
        var path = "/api/operator/projections/" + projection;
        assertThat(admin().post(path + "/rebuild", "").status()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> admin().get(path).json().path("state").asString().equals("Running"));
    }

    private static PGSimpleDataSource keystore() {
        var keystore = new PGSimpleDataSource();
        keystore.setUrl(cluster.server().url(cluster.database()));
        keystore.setUser("postgres");
        return keystore;
    }

    private static String state(String id) throws SQLException {
        try (var connection = cluster.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT t::text FROM readmodel.casefile t WHERE case_id = '%s'".formatted(id))) {
            row.next();
            return row.getString(1);
        }
    }

    private static long count() throws SQLException {
        try (var connection = cluster.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM eventstore.event")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = cluster.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Set<String> tables(String database) throws SQLException {
        try (var connection = cluster.server().connect(database);
                var statement = connection.createStatement()) {
            // What is in memory only goes to the files.
            statement.execute("CHECKPOINT");
            return Canaries.inTables(connection);
        }
    }
}
