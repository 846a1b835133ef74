package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every example of the API's description does what it says: it fits its schema and is accepted by the service. */
class ExamplesIT {

    private static final Properties PREREQUISITES = prerequisites();
    private static final Set<String> ANSWERS_TO_AN_OFFER = Set.of("accept-transfer", "decline-transfer");

    private static RunningService service;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
        // Whom the examples of a seal, an assignment and a transfer name.
        service.jdbc()
                .sql("INSERT INTO eventstore.staff VALUES ('supervisor-2', 'dinsos-indramayu', 'Supervisor', true),"
                        + " ('worker-2', 'dinsos-indramayu', 'Caseworker', true),"
                        + " ('centre-1', 'pusat-konseling-contoh', 'Caseworker', true)")
                .update();
        document = service.get("/v3/api-docs").json();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<String> commands() {
        return CommandCatalog.types().stream().map(CommandType::path);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isAccepted(String path) {
        assertThat(PREREQUISITES.stringPropertyNames()).contains(path);
        var id = UUID.randomUUID();
        var steps = steps(path);
        var provider = provider(Stream.concat(steps.stream(), Stream.of(path)).toList());
        prepare(path, steps, id, provider);
        var answer = send(
                path,
                id,
                steps.isEmpty() ? UUID.randomUUID() : provider,
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        assertThat(answer.json().path("events")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isAnsweredAlikeWhenItIsRepeated(String path) {
        var id = UUID.randomUUID();
        var steps = steps(path);
        var provider = provider(Stream.concat(steps.stream(), Stream.of(path)).toList());
        prepare(path, steps, id, provider);
        var of = steps.isEmpty() ? UUID.randomUUID() : provider;
        var key = UUID.randomUUID().toString();
        var first = send(path, id, of, key);
        assertThat(first.status()).as(first.text()).isIn(200, 201);
        var type = CommandCatalog.find(path).orElseThrow();
        assertThat(first.json().path("ids").propertyNames()).containsExactlyInAnyOrderElementsOf(type.newIds());
        var events = service.events();
        var again = send(path, id, of, key);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().map().get("ETag"))
                .isEqualTo(first.headers().map().get("ETag"));
        assertThat(service.events()).isEqualTo(events);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsItsSchema(String path) {
        var type = CommandCatalog.find(path).orElseThrow();
        var operation = document.path("paths")
                .path("/api/%s/{%s}/%s".formatted(type.collection(), type.idName(), path))
                .path("post");
        assertThat(operation.path("description").asString()).isNotBlank();
        var content = operation.path("requestBody").path("content").path("application/json");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        """
                        {"$ref": "%s", "components": %s}
                        """.formatted(content.path("schema").path("$ref").asString(), document.path("components")),
                        InputFormat.JSON);
        assertThat(schema.validate(content.path("example").toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void standsBesideSchemasNamedAsOpenApiDemands() {
        assertThat(document.path("components").path("schemas").propertyNames())
                .isNotEmpty()
                .allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
    }

    @Test
    void hasNoPrerequisitesForUnknownCommands() {
        assertThat(PREREQUISITES.stringPropertyNames()).isSubsetOf(commands().toList());
    }

    private static List<String> steps(String path) {
        return Arrays.stream(PREREQUISITES.getProperty(path).split(","))
                .map(String::strip)
                .filter(step -> !step.isBlank())
                .toList();
    }

    private static void prepare(String path, List<String> steps, UUID id, UUID provider) {
        if (CommandCatalog.find(path).orElseThrow().kind() == StreamKind.Link) {
            prepare("identify-victim", List.of("identify-victim"), other(id), provider);
        }
        for (var step : steps) {
            var answer = send(step, id, provider, UUID.randomUUID().toString());
            assertThat(answer.status() < 300 || "PROVIDER_EXISTS".equals(answer.code()))
                    .as("%s before %s: %s", step, path, answer.text())
                    .isTrue();
        }
    }

    /** A second case, where two are needed. */
    private static UUID other(UUID caseId) {
        return UUID.nameUUIDFromBytes(("other " + caseId).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer send(String path, UUID caseId, UUID provider, String key) {
        var type = CommandCatalog.find(path).orElseThrow(() -> new AssertionError("unknown command " + path));
        var role = Stream.of(Role.Admin, Role.Caseworker, Role.Supervisor, Role.Auditor, Role.PrivacyOfficer)
                .filter(may -> type.kind() == StreamKind.Staff || may != Role.Admin)
                .filter(may ->
                        !CaseAccessPolicy.builtIn().command(type.name(), may).isEmpty())
                .findFirst()
                .orElseThrow();
        if (path.equals("attach-document")) {
            sendContent(caseId);
        }
        return service.post(
                "/api/%s/%s/%s".formatted(type.collection(), id(type, caseId, provider), path),
                body(type, caseId),
                "Pulang-Actor",
                actor(type, role, caseId),
                "Pulang-Organisation",
                ANSWERS_TO_AN_OFFER.contains(path) ? "pusat-konseling-contoh" : "dinsos-indramayu",
                "Pulang-Role",
                role.name(),
                "Idempotency-Key",
                key);
    }

    /** What the example says that was sent before it. */
    private static void sendContent(UUID caseId) {
        var example =
                OpenApiDocument.example(CommandCatalog.find("attach-document").orElseThrow());
        var answer = service.put(
                "/api/cases/%s/attachments/%s?kind=%s"
                        .formatted(
                                caseId,
                                example.path("attachmentId").asString(),
                                example.path("kind").asString()),
                "%PDF-1.4\n% Contoh / example\n%%EOF\n".getBytes(StandardCharsets.UTF_8),
                "application/pdf",
                "Pulang-Actor",
                "worker-1",
                "Pulang-Organisation",
                "dinsos-indramayu");
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        assertThat(answer.json().path("sha256")).isEqualTo(example.path("sha256"));
    }

    /** Of those who open a case in an emergency each does it once: there are three tries a day. */
    private static String actor(CommandType type, Role role, UUID caseId) {
        return switch (role) {
            case Caseworker -> type.kind() == StreamKind.Grant ? "guest-" + caseId : "worker-1";
            case Supervisor -> "supervisor-1";
            default -> role.name() + "-1";
        };
    }

    private static Object id(CommandType type, UUID caseId, UUID provider) {
        return switch (type.kind()) {
            case Case -> caseId;
            case Provider -> provider;
            case Staff -> "staff-" + caseId;
            case Instrument -> "I-%s.v1".formatted(caseId.toString().toUpperCase(Locale.ROOT));
            case Grant -> new UUID(caseId.getMostSignificantBits(), ~caseId.getLeastSignificantBits());
            case Erasure -> UUID.nameUUIDFromBytes(caseId.toString().getBytes(StandardCharsets.UTF_8));
            case Request -> UUID.nameUUIDFromBytes(("request " + caseId).getBytes(StandardCharsets.UTF_8));
            case Link -> CaseLinkId.of(new CaseId(caseId), new CaseId(other(caseId)));
        };
    }

    /** Of what is about a case, but not asked of it, the example names one that is not there. */
    private static String body(CommandType type, UUID caseId) {
        var body = (ObjectNode) OpenApiDocument.example(type);
        if (body.has("otherCaseId")) {
            body.put("otherCaseId", other(caseId).toString());
        }
        return body.has("caseId") ? body.put("caseId", caseId.toString()).toString() : body.toString();
    }

    /** The provider the examples speak of. */
    private static UUID provider(List<String> steps) {
        return steps.stream()
                .map(step -> OpenApiDocument.example(CommandCatalog.find(step).orElseThrow()))
                .flatMap(example -> Stream.of(
                        example.path("providerId"), example.path("recipients").path(0)))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .map(UUID::fromString)
                .findFirst()
                .orElseGet(UUID::randomUUID);
    }

    private static Properties prerequisites() {
        try (var stream = ExamplesIT.class.getResourceAsStream("/example-prerequisites.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
