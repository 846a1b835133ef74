package org.pulang.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.vocabulary.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the command API's own description, and which of them come before which. */
public final class Examples {

    private static final CaseAccessPolicy POLICY = CaseAccessPolicy.builtIn();

    private static final Path PREREQUISITES =
            Path.of("../../command-service/src/test/resources/example-prerequisites.properties");

    private static final Set<String> OF_THE_OTHER_ORGANISATION = Set.of("accept-transfer", "decline-transfer");

    /** What the example of a document speaks of. */
    private static final String CONTENT = "%PDF-1.4\n% Contoh / example\n%%EOF\n";

    record Written(String caseId, long position) {}

    private final Http service;
    private final JsonNode description;
    private final Properties prerequisites = new Properties();

    Examples(Http service) {
        this.service = service;
        this.description = description(service);
        try (var reader = Files.newBufferedReader(PREREQUISITES)) {
            prerequisites.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the API says of itself, its examples told of the demonstration staff. */
    public static JsonNode description(Http service) {
        return JsonMapper.shared()
                .readTree(service.get("/v3/api-docs")
                        .text()
                        .replace("dinsos-indramayu", DemoStaff.ORGANISATION)
                        .replace("supervisor-2", DemoStaff.SupervisorTwo.id())
                        .replace("worker-2", DemoStaff.CaseworkerTwo.id())
                        .replace("pusat-konseling-contoh", DemoStaff.PARTNER)
                        .replace("centre-1", DemoStaff.PartnerCaseworker.id()));
    }

    /** Those about cases and providers. */
    Set<String> commands() {
        return prerequisites.stringPropertyNames().stream()
                .filter(command -> !description.path("paths").has("/api/staff/{staffId}/" + command))
                .filter(command -> !description.path("paths").has("/api/grants/{grantId}/" + command))
                .filter(command -> !description.path("paths").has("/api/erasures/{erasureId}/" + command))
                .filter(command -> !description.path("paths").has("/api/requests/{requestId}/" + command))
                .filter(command -> !description.path("paths").has("/api/links/{linkId}/" + command))
                .filter(command -> !description.path("paths").has("/api/instruments/{instrumentId}/" + command))
                .collect(Collectors.toSet());
    }

    /**
     * Sends a command's example, and before it those of the commands it needs, all changed alike.
     *
     * @return the case, and where the log stood behind it
     */
    Written send(String command, UnaryOperator<JsonNode> changed) {
        var caseId = UUID.randomUUID().toString();
        var steps = Stream.concat(
                        Arrays.stream(prerequisites.getProperty(command).split(",", -1))
                                .map(String::strip)
                                .filter(step -> !step.isBlank()),
                        Stream.of(command))
                .toList();
        var provider = provider(steps);
        long position = 0;
        for (var step : steps) {
            var answer = send(step, caseId, provider, changed);
            if (answer.status() >= 300 && !"PROVIDER_EXISTS".equals(answer.code()) && !aboutAProvider(step)) {
                throw new AssertionError("%s before %s: %s".formatted(step, command, answer));
            }
            position = Math.max(position, answer.status() < 300 ? answer.position() : 0);
        }
        return new Written(caseId, position);
    }

    private Answer send(String step, String caseId, String provider, UnaryOperator<JsonNode> changed) {
        if (step.equals("attach-document")) {
            sendContent(service.as(sender(step)), caseId, example(step), CONTENT.getBytes(StandardCharsets.UTF_8));
        }
        return service.as(sender(step))
                .post(
                        "/api/%s/%s/%s"
                                .formatted(
                                        aboutAProvider(step) ? "providers" : "cases",
                                        aboutAProvider(step) ? provider : caseId,
                                        step),
                        changed.apply(example(step)).toString());
    }

    /** The content of a document, before the command that names it. */
    public static void sendContent(Http service, String caseId, JsonNode command, byte[] content) {
        var answer = service.put(
                "/api/cases/%s/attachments/%s?kind=%s"
                        .formatted(
                                caseId,
                                command.path("attachmentId").asString(),
                                command.path("kind").asString()),
                content,
                "application/pdf");
        if (answer.status() >= 300) {
            throw new AssertionError("content: " + answer);
        }
    }

    /** Who may send the example of a command: the worker, or where no caseworker may, the supervisor; of whom is offered a case, theirs. */
    public static String sender(String command) {
        if (OF_THE_OTHER_ORGANISATION.contains(command)) {
            return DemoStaff.PartnerSupervisor.id();
        }
        var name = Arrays.stream(command.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return (POLICY.command(name, Role.Caseworker).isEmpty() ? DemoStaff.Supervisor : DemoStaff.Caseworker).id();
    }

    private JsonNode example(String command) {
        return Stream.of("/api/cases/{caseId}/", "/api/providers/{providerId}/")
                .map(path -> description.path("paths").path(path + command).path("post"))
                .map(operation -> operation.at("/requestBody/content/application~1json/example"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow();
    }

    boolean aboutAProvider(String step) {
        return description.path("paths").has("/api/providers/{providerId}/" + step);
    }

    /** The provider the examples speak of. */
    private String provider(List<String> steps) {
        return steps.stream()
                .map(step -> example(step))
                .flatMap(example -> Stream.of(
                        example.path("providerId"), example.path("recipients").path(0)))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
