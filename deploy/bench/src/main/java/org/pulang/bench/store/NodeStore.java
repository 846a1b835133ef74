package org.pulang.bench.store;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.pulang.store.EventJson;
import tools.jackson.databind.JsonNode;

/** A store written for Node, in a process of its own that takes the time itself; asked and answering by lines of JSON. */
public final class NodeStore implements Store {

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    /** @param packages folder with the installed packages */
    NodeStore(Path packages, String which, Database database) throws IOException {
        process = new ProcessBuilder("node", "peer.mjs", which, database.uri())
                .directory(packages.toFile())
                .redirectError(Redirect.INHERIT)
                .start();
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        ask(Map.of("ask", "ready"));
    }

    /**
     * Installs the packages into a folder.
     *
     * @return why they cannot be had, or nothing
     */
    static String install(Path folder) throws IOException, InterruptedException {
        for (var file : List.of("package.json", "peer.mjs")) {
            try (var resource = NodeStore.class.getResourceAsStream("/peer/" + file)) {
                Files.copy(resource, folder.resolve(file));
            }
        }
        var log = folder.resolve("npm.log").toFile();
        try {
            var npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            if (!npm.waitFor(3, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                return "npm did not end";
            }
            return npm.exitValue() == 0 ? "" : "npm could not install the packages";
        } catch (IOException e) {
            return "Node is not installed here";
        }
    }

    @Override
    public void append(List<Draft> events) {
        ask(Map.of("ask", "append", "clients", 1, "batches", List.of(lines(events))));
    }

    @Override
    public double appendAll(List<List<Draft>> batches, int clients) {
        var answer = ask(Map.of(
                "ask",
                "append",
                "clients",
                clients,
                "batches",
                batches.stream().map(NodeStore::lines).toList()));
        return answer.required("seconds").asDouble();
    }

    private static List<Map<String, Object>> lines(List<Draft> events) {
        return events.stream()
                .map(event -> Map.of(
                        "stream", event.stream(),
                        "version", event.version(),
                        "payload", Workload.json(event.payload()),
                        "metadata", event.metadata()))
                .toList();
    }

    @Override
    public int load(UUID stream) {
        return ask(Map.of("ask", "load", "stream", stream)).required("events").asInt();
    }

    @Override
    public Replay replay() {
        return replay("replay");
    }

    /** Reads everything as the store's own consumer does when nobody has tuned it. */
    public Replay replayAtDefaults() {
        return replay("replay-default");
    }

    private Replay replay(String how) {
        var answer = ask(Map.of("ask", how));
        return new Replay(
                answer.required("events").asLong(), answer.required("seconds").asDouble());
    }

    private JsonNode ask(Map<String, Object> question) {
        try {
            questions.write(EventJson.MAPPER.writeValueAsString(question));
            questions.newLine();
            questions.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The Node process ended.");
            }
            return EventJson.MAPPER.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
