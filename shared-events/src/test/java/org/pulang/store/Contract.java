package org.pulang.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The golden files: how each event looks in the store, and how it looked under its older revisions. */
final class Contract {

    private static final Path FOLDER = folder();

    private Contract() {}

    static Set<String> files() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String file(Class<?> type) {
        return EventCatalog.name(type) + ".json";
    }

    static String file(Class<?> type, int revision) {
        return EventCatalog.name(type) + ".v" + revision + ".json";
    }

    static Optional<byte[]> bytes(String file) {
        try {
            var path = FOLDER.resolve(file);
            return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden JSON of an event as it is stored today. */
    static byte[] golden(Class<?> type) {
        return bytes(file(type)).orElseThrow(() -> new AssertionError("""
                The event %s has no contract: write src/test/resources/contract/%s with every component filled.""".formatted(type.getSimpleName(), file(type))));
    }

    /** A complete event of that type. */
    static Object event(Class<?> type) {
        return EventSerializer.read(EventCatalog.name(type), EventCatalog.revision(type), golden(type));
    }

    static JsonNode tree(byte[] json) {
        return EventJson.MAPPER.readTree(json);
    }

    private static Path folder() {
        try {
            var folder = Contract.class.getResource("/contract");
            if (folder == null) {
                throw new AssertionError("src/test/resources/contract is missing");
            }
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
