package org.pulang.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.batch.Tokens;

/**
 * One of the services, as a client sees it that is somebody. Headers are given as name, value, name, value.
 *
 * @param staff whose token is sent; nobody's if absent
 */
public record Http(String url, Tokens tokens, @Nullable String staff) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** The same service, asked by somebody else. */
    public Http as(String other) {
        return new Http(url, tokens, other);
    }

    /** What is at an address of any service. */
    Answer at(String address) {
        return new Http(address, tokens, staff).get("");
    }

    /** The same service, asked without a token. */
    public Http asNobody() {
        return new Http(url, tokens, null);
    }

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

    /** Content as it is. */
    public Answer put(String path, byte[] content, String mediaType) {
        return send(request(path).PUT(BodyPublishers.ofByteArray(content)).header("Content-Type", mediaType));
    }

    /** A file, asked for with JSON. */
    HttpResponse<byte[]> download(String path, String body, String... headers) {
        var request = request(path, headers).header("Content-Type", "application/json");
        return send(request.POST(BodyPublishers.ofString(body)), BodyHandlers.ofByteArray());
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
        if (staff != null) {
            request.header("Authorization", "Bearer " + token(staff));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** The header line that says who asks. */
    String authorization() {
        return "Authorization: Bearer " + token(Objects.requireNonNull(staff, "nobody"));
    }

    private String token(String holder) {
        try {
            return tokens.of(holder);
        } catch (IOException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request) {
        var response = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return CLIENT.send(request.build(), body);
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
