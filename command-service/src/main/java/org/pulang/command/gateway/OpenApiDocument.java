package org.pulang.command.gateway;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.pulang.store.EventJson;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's description (OpenAPI 3.1), made from the catalogue: one typed, exemplified operation per command. */
@RestController
class OpenApiDocument {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final BodySchemas schemas = new BodySchemas();
    private final Supplier<byte[]> document = SingletonSupplier.of(
            () -> EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document()));

    @GetMapping(path = "/v3/api-docs", produces = JSON)
    byte[] read() {
        return document.get();
    }

    /** The example of a command's body, from {@code example/<command>.json}. */
    static JsonNode example(CommandType type) {
        try (var stream = OpenApiDocument.class.getResourceAsStream("/example/%s.json".formatted(type.path()))) {
            if (stream == null) {
                throw new IllegalStateException("No example/%s.json".formatted(type.path()));
            }
            return EventJson.MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode document() {
        var root = node().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Pulang command API")
                .put("version", "1")
                .put(
                        "description",
                        "Every command is a POST whose body is the command itself. Committed when answered. Send an"
                                + " Idempotency-Key and repeat freely: the same request has one effect and one answer."
                                + " Send If-Match to decide on the version you saw.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        root.putArray("servers").addObject().put("url", "/");
        root.putArray("security").addObject().putArray("token");
        var paths = root.putObject("paths");
        for (var type : CommandCatalog.types()) {
            paths.putObject("/api/%s/{%s}/%s".formatted(type.collection(), type.idName(), type.path()))
                    .set("post", operation(type, true));
            if (type.idMayBeMade()) {
                paths.putObject("/api/%s/%s".formatted(type.collection(), type.path()))
                        .set("post", operation(type, false));
            }
        }
        paths.putObject("/api/batch").set("post", batch());
        var receipt = schemas.of(Receipt.class);
        var problem = schemas.of(Problem.class);
        var components = root.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "An access token of the issuer, for pulang-api. It says who; the rest is known here.");
        components.set("schemas", definitions());
        components.set("parameters", parameters());
        components.set("headers", headers());
        var responses = components.putObject("responses");
        responses.set("Recorded", response("Committed.", JSON, receipt));
        responses.set(
                "Problem",
                response(
                        "Nothing was written; the problem says why and what to do.",
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        problem));
        return root;
    }

    private ObjectNode operation(CommandType type, boolean idGiven) {
        var operation = node().put("operationId", idGiven ? type.name() : type.name() + "WithNewId")
                .put("summary", words(type.name()))
                .put("description", description(type));
        operation.putArray("tags").add(type.topic());
        var parameters = operation.putArray("parameters");
        if (idGiven) {
            parameters
                    .addObject()
                    .put("name", type.idName())
                    .put("in", "path")
                    .put("required", true)
                    .set("schema", BodySchemas.ofId(type));
        }
        for (var name : parameters().propertyNames()) {
            parameters.addObject().put("$ref", "#/components/parameters/" + name);
        }
        var body = operation.putObject("requestBody").put("required", true);
        var content = body.putObject("content").putObject(JSON);
        content.set("schema", schemas.of(type.record()));
        content.set("example", example(type));
        var responses = operation.putObject("responses");
        responses.putObject(type.begins() ? "201" : "200").put("$ref", "#/components/responses/Recorded");
        for (var status : List.of("400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "503")) {
            responses.putObject(status).put("$ref", "#/components/responses/Problem");
        }
        return operation;
    }

    private ObjectNode batch() {
        var operation = node().put("operationId", "Batch")
                .put("summary", "Many commands")
                .put(
                        "description",
                        "One command a line (NDJSON), one result a line, in order. A refused line stops nothing; each is"
                                + " committed by itself. Every line carries its key, so sending the whole again is safe. At most 1,000 lines.");
        operation.putArray("tags").add("Batch");
        var content = operation.putObject("requestBody").put("required", true).putObject("content");
        content.putObject(MediaType.APPLICATION_NDJSON_VALUE).set("schema", schemas.of(Batch.Line.class));
        operation
                .putObject("responses")
                .set(
                        "200",
                        response(
                                "A result a line.",
                                MediaType.APPLICATION_NDJSON_VALUE,
                                schemas.of(Batch.Result.class)));
        return operation;
    }

    /** The schemas, without the component that stands in the URL. */
    private ObjectNode definitions() {
        var definitions = schemas.definitions();
        for (var type : CommandCatalog.types()) {
            var schema = (ObjectNode) definitions.get(type.name());
            ((ObjectNode) schema.get("properties")).remove(type.idName());
        }
        return definitions;
    }

    private static ObjectNode response(String description, String mediaType, ObjectNode schema) {
        var response = node().put("description", description);
        response.putObject("content").putObject(mediaType).set("schema", schema);
        if (JSON.equals(mediaType)) {
            var headers = response.putObject("headers");
            for (var name : headers().propertyNames()) {
                headers.putObject(name).put("$ref", "#/components/headers/" + name);
            }
        }
        return response;
    }

    private static ObjectNode headers() {
        var headers = node();
        header(headers, "ETag", "The stream's version after the command, quoted.");
        header(
                headers,
                "Pulang-Position",
                "The last event's place in the log; send it as Pulang-Min-Position to read it.");
        header(headers, "Location", "Where the case is read, for the first command of a stream.");
        header(
                headers,
                "Link",
                "For the first command of a case, as urn:pulang:rel:possible-duplicates: where the query service is asked, by"
                        + " POST, whether the person is known already. Ask before anything more is recorded.");
        return headers;
    }

    private static void header(ObjectNode headers, String name, String description) {
        headers.putObject(name).put("description", description).set("schema", node().put("type", "string"));
    }

    private static ObjectNode parameters() {
        var parameters = node();
        parameter(
                parameters, "Idempotency-Key", "Any text of up to 128 visible characters; kept for ever.", "6f1c2d9e");
        parameter(parameters, "If-Match", "The version the caller decided on, quoted.", "\"17\"");
        parameter(parameters, "Accept-Language", "Language of problems: id (default) or en.", "id");
        parameter(parameters, "Pulang-Purpose", "Why: Services, Supervision, Referral …", "Services");
        parameter(
                parameters, "Pulang-Correlation-Id", "Ties together what belongs to one undertaking.", "visit-2026-03");
        parameter(parameters, "Pulang-Causation-Id", "The event that led to this command.", "01890a5d-ac96");
        parameter(
                parameters,
                "Pulang-Client-Time",
                "The client's clock at entry, ISO 8601 with offset.",
                "2026-03-01T10:00:00+07:00");
        return parameters;
    }

    private static void parameter(ObjectNode parameters, String name, String description, String example) {
        parameters
                .putObject(name)
                .put("name", name)
                .put("in", "header")
                .put("description", description)
                .put("example", example)
                .set("schema", node().put("type", "string"));
    }

    private static String words(String name) {
        var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String description(CommandType type) {
        var description = type.record().getAnnotation(JsonClassDescription.class);
        if (description == null) {
            throw new IllegalStateException(type.name() + " has no @JsonClassDescription");
        }
        return description.value();
    }

    private static ObjectNode node() {
        return EventJson.MAPPER.createObjectNode();
    }
}
