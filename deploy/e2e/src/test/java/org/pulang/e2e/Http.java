package org.pulang.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One of the services, as any client sees it. Headers are given as name, value, name, value. */
public record Http(String url) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** JSON, unless a header says otherwise. */
    public Answer post(String path, String body, String... headers) {
        var request = request(path, headers).POST(BodyPublishers.ofString(body));
        return send(
                List.of(headers).contains("Content-Type")
                        ? request
                        : request.header("Content-Type", "application/json"));
    }

    /** A command for a case, which must be accepted. */
    Answer command(String caseId, String command, String body, String... headers) {
        var answer = post("/api/cases/%s/%s".formatted(caseId, command), body, headers);
        if (answer.status() >= 300) {
            throw new AssertionError("%s was refused: %s".formatted(command, answer));
        }
        return answer;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** No answer came: the command may or may not have taken effect. */
    public static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unanswered(IOException cause) {
            super(cause);
        }
    }
}
