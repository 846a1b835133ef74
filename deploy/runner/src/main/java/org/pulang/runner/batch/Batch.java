package org.pulang.runner.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.console.Patience;
import org.pulang.runner.console.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The batch API of a command service. What got no final answer (no connection, a broken one, a service that is starting or
 * busy) is sent again with the same keys, for a while; so nothing is lost and nothing happens twice.
 */
public final class Batch {

    /**
     * What became of a line.
     *
     * @param problem the code of the refusal; absent where the command took effect, now or when it was sent before
     */
    public record Result(int status, @Nullable String problem) {

        boolean worthRepeating() {
            return status == 0 || status >= 500 || "CONCURRENT_CHANGE".equals(problem);
        }
    }

    /** Sorted, since a key may only be used again with the very same text. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Result UNANSWERED = new Result(0, "UNANSWERED");

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI uri;
    private final Tokens tokens;
    private final String actor;
    private final Duration patience;

    /**
     * @param url of the command service, such as {@code http://localhost:8080}
     * @param tokens whose they are is who sends
     * @param actor who sends, where a line names nobody else
     * @param patience how long unanswered lines are sent again
     */
    public Batch(String url, Tokens tokens, String actor, Duration patience) {
        this.uri = URI.create(url + "/api/batch");
        this.tokens = tokens;
        this.actor = actor;
        this.patience = patience;
    }

    /**
     * One result per line, in order. Lines of one case keep their order, also among those sent again.
     *
     * @throws Trouble if the service gives no final answer as long as there is patience
     */
    public List<Result> send(List<BatchLine> lines) {
        var results = new ArrayList<>(Collections.nCopies(lines.size(), UNANSWERED));
        var deadline = System.nanoTime() + patience.toNanos();
        var pause = Duration.ofMillis(250);
        while (true) {
            var open = IntStream.range(0, lines.size())
                    .filter(i -> results.get(i).worthRepeating())
                    .boxed()
                    .toList();
            var answers = attempt(open.stream().map(lines::get).toList());
            for (int i = 0; i < answers.size(); i++) {
                results.set(open.get(i), answers.get(i));
            }
            reopenFollowers(lines, results);
            if (results.stream().noneMatch(Result::worthRepeating)) {
                return results;
            }
            if (System.nanoTime() > deadline || !Patience.pause(pause)) {
                throw new Trouble("The command service at %s gives no answer. Start it and run this again: what was"
                                .formatted(uri)
                        + " taken over already is not taken over twice.");
            }
            pause = pause.compareTo(Duration.ofSeconds(4)) > 0 ? pause : pause.multipliedBy(2);
        }
    }

    /** What follows an open line in its case was decided without it, and is asked again. */
    private static void reopenFollowers(List<BatchLine> lines, List<Result> results) {
        var open = new HashSet<@Nullable Object>();
        for (int i = 0; i < lines.size(); i++) {
            var stream = lines.get(i).stream();
            if (results.get(i).worthRepeating()) {
                open.add(stream);
            } else if (open.contains(stream)) {
                results.set(i, UNANSWERED);
            }
        }
    }

    /** As many results as answers came before the connection broke. Each request is one person's. */
    private List<Result> attempt(List<BatchLine> lines) {
        var results = new ArrayList<Result>();
        while (results.size() < lines.size()) {
            var sender = sender(lines.get(results.size()));
            var theirs = lines.stream()
                    .skip(results.size())
                    .takeWhile(line -> sender(line).equals(sender))
                    .toList();
            var answers = post(sender, theirs);
            results.addAll(answers);
            if (answers.size() < theirs.size()) {
                break;
            }
        }
        return results;
    }

    private String sender(BatchLine line) {
        return line.actor() == null ? actor : line.actor();
    }

    private List<Result> post(String sender, List<BatchLine> lines) {
        var body = lines.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
        var results = new ArrayList<Result>();
        try {
            var request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/x-ndjson")
                    .header("Authorization", "Bearer " + tokens.of(sender))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var response = http.send(request, BodyHandlers.ofLines());
            if (response.statusCode() == 200) {
                response.body().map(Batch::result).forEach(results::add);
            } else if (response.statusCode() == 401) {
                // The issuer may have been started anew, with a new key.
                tokens.forget(sender);
            } else if (response.statusCode() < 500 && response.statusCode() != TOO_MANY_REQUESTS) {
                throw new Trouble(
                        "The service at %s does not take batches (HTTP %d).".formatted(uri, response.statusCode()));
            }
        } catch (IOException | UncheckedIOException | JacksonException e) {
            // Broken off; what was answered before counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return results;
    }

    private static Result result(String line) {
        JsonNode answer = JSON.readTree(line);
        var code = answer.at("/problem/code").asString("");
        return new Result(answer.path("status").asInt(), code.isEmpty() ? null : code);
    }
}
