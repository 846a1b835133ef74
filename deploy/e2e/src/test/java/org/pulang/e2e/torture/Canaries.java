package org.pulang.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Strings that occur nowhere else, one per personal field of a command, and the search for them where none may be. */
final class Canaries {

    /** All begin with it, so that one search finds any. */
    static final String MARK = "kenari-5d1f8a";
    /** A birth date that nothing else has. */
    static final String DAY = "1953-11-27";

    private final JsonNode schemas;
    /** Each with the field it was sent in, for whoever has to find out why one is not told. */
    private final Map<String, String> all = new LinkedHashMap<>();

    /** @param document the command service's description of its API, where personal fields are marked */
    Canaries(JsonNode document) {
        schemas = document.path("components").path("schemas");
    }

    List<String> all() {
        return List.copyOf(all.keySet());
    }

    String next(String field) {
        var canary = "%s-%04d".formatted(MARK, all.size());
        all.put(canary, field);
        return canary;
    }

    String field(String canary) {
        return Objects.requireNonNull(all.get(canary));
    }

    /** The example of a command with each personal field, given or not, replaced by what can be told again. */
    ObjectNode in(JsonNode operation) {
        var content = operation.path("requestBody").path("content").path("application/json");
        var body = (ObjectNode) content.path("example").deepCopy();
        fill(content.path("schema"), body);
        return body;
    }

    private void fill(JsonNode schema, ObjectNode body) {
        for (var property : resolved(schema).path("properties").properties()) {
            var given = body.get(property.getKey());
            if (property.getValue().findValue("x-sensitive") != null) {
                replace(body, property.getKey(), given, detail(property.getValue()));
            } else if (given instanceof ObjectNode part) {
                fill(property.getValue(), part);
            } else if (given != null && given.isArray()) {
                for (var element : given) {
                    if (element instanceof ObjectNode part) {
                        fill(resolved(property.getValue()).path("items"), part);
                    }
                }
            }
        }
    }

    private void replace(ObjectNode body, String name, JsonNode given, JsonNode type) {
        if (given instanceof ObjectNode parts) {
            for (var part : parts.properties()) {
                if (part.getValue().isString() && part.getValue().asString().length() > 3) {
                    parts.put(part.getKey(), next(name + "." + part.getKey()));
                }
            }
        } else if (name.equals("birthDate")) {
            body.put(name, DAY);
        } else if ("string".equals(type.path("type").asString("")) && !type.has("format")) {
            body.put(name, next(name));
        }
    }

    /** What stands inside the mark. */
    private JsonNode detail(JsonNode schema) {
        var marked = schema.has("x-sensitive") ? schema : schema.findParent("x-sensitive");
        return resolved(marked.path("allOf").path(0));
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(schemas.path(schema.path("$ref").asString().replace("#/components/schemas/", "")));
        }
        for (var choice : List.of("allOf", "anyOf", "oneOf")) {
            for (var one : schema.path(choice)) {
                if (!"null".equals(one.path("type").asString(""))) {
                    return resolved(one);
                }
            }
        }
        return schema;
    }

    static boolean in(String text) {
        return text.contains(MARK) || text.contains(DAY);
    }

    /** Files below a directory that hold one. */
    static List<Path> inFiles(Path directory) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    try {
                        if (attributes.isRegularFile() && in(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                            found.add(directory.relativize(file));
                        }
                    } catch (NoSuchFileException e) {
                        // PostgreSQL has just removed it.
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        // Also between being listed and being looked at.
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Tables that hold one, as text or bytes: what PostgreSQL has compressed shows here only. */
    static Set<String> inTables(Connection connection) throws SQLException {
        var found = new TreeSet<String>();
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            var names = statement.executeQuery("""
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname IN ('eventstore', 'readmodel', 'keystore')""");
            while (names.next()) {
                tables.add(names.getString(1));
            }
            if (tables.size() < 5) {
                throw new AssertionError("There is nothing to search: " + tables);
            }
            for (var table : tables) {
                var rows = statement.executeQuery("SELECT t::text FROM %s t".formatted(table));
                while (rows.next()) {
                    var row = rows.getString(1);
                    if (in(row) || row.contains(hex(MARK)) || row.contains(hex(DAY))) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
