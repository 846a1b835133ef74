package org.pulang.query.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.pulang.query.forms.Outcome.Fault;
import org.pulang.query.forms.Outcome.Recorded;
import org.pulang.query.forms.Outcome.Refused;
import org.pulang.query.forms.Outcome.SignIn;
import org.pulang.query.forms.Outcome.Unknown;
import org.pulang.store.EventJson;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends forms on, and decides nothing: neither who may, nor what is right. */
@Component
class CommandApi {

    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final String PURPOSE = "Pulang-Purpose";

    private final RestClient http;
    private final RestClient contents;

    CommandApi(FormsSettings settings) {
        var client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.connectWithin())
                .build();
        this.http = answering(client, settings, settings.answerWithin());
        this.contents = answering(client, settings, settings.contentWithin());
    }

    private static RestClient answering(HttpClient client, FormsSettings settings, Duration within) {
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(within);
        return RestClient.builder()
                .baseUrl(settings.commandApi().toString())
                .requestFactory(requests)
                .build();
    }

    Outcome send(Sending sending) {
        try {
            return Objects.requireNonNull(http.post()
                    .uri(address(sending))
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .headers(headers -> headers(headers, sending))
                    .body(EventJson.MAPPER.writeValueAsBytes(sending.body()))
                    .exchange((request, response) -> outcome(response)));
        } catch (RestClientException e) {
            var cause = NestedExceptionUtils.getMostSpecificCause(e);
            return new Unknown(!(e.contains(ConnectException.class) || cause instanceof HttpConnectTimeoutException));
        }
    }

    /**
     * Sends on the content of a document, which no command names yet: whatever becomes of it, nothing of the case is changed.
     *
     * @return recorded where it was taken, at no position
     */
    Outcome send(Content content) {
        try {
            return Objects.requireNonNull(contents.put()
                    .uri(
                            "/api/cases/{caseId}/attachments/{attachmentId}?kind={kind}",
                            content.caseId(),
                            content.attachmentId(),
                            content.kind())
                    .contentType(MediaType.parseMediaType(content.format().mediaType()))
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .headers(headers -> {
                        headers.setBearerAuth(content.token());
                        headers.set(PURPOSE, content.purpose().name());
                        headers.set(
                                HttpHeaders.ACCEPT_LANGUAGE, content.language().getLanguage());
                    })
                    .body((OutputStream onward) -> content.bytes().transferTo(onward))
                    .exchange((request, response) -> outcome(response)));
        } catch (RestClientException e) {
            return new Unknown(false);
        }
    }

    private static String address(Sending sending) {
        var form = sending.form();
        return sending.id() == null
                ? "/api/%s/%s".formatted(form.collection(), form.path())
                : "/api/%s/%s/%s".formatted(form.collection(), sending.id(), form.path());
    }

    private static void headers(HttpHeaders headers, Sending sending) {
        headers.setBearerAuth(sending.token());
        headers.set("Idempotency-Key", sending.key());
        headers.set(PURPOSE, sending.purpose().name());
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, sending.language().getLanguage());
        if (sending.version() != null) {
            headers.setIfMatch("\"" + sending.version() + "\"");
        }
    }

    private static Outcome outcome(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try {
            var body = EventJson.INCOMING.readTree(response.getBody().readNBytes(LONGEST_ANSWER));
            return status < 300 ? recorded(body) : refused(status, body);
        } catch (JacksonException e) {
            return new Unknown(true);
        }
    }

    private static Outcome recorded(JsonNode body) {
        var id = List.of(
                        "caseId",
                        "providerId",
                        "grantId",
                        "staffId",
                        "instrumentId",
                        "erasureId",
                        "requestId",
                        "linkId")
                .stream()
                .map(body::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
        return new Recorded(id, body.path("position").asLong(0));
    }

    private static Outcome refused(int status, JsonNode body) {
        var code = body.path("code").asString("");
        if (status == 401 && !code.equals("NOT_ON_STAFF")) {
            return new SignIn(code.equals("STEP_UP_REQUIRED"));
        }
        if (status >= 500 || code.isEmpty()) {
            return new Unknown(true);
        }
        var version = body.path("version");
        return new Refused(
                status,
                code,
                body.path("title").asString(""),
                body.path("detail").asString(""),
                StreamSupport.stream(body.path("errors").spliterator(), false)
                        .map(fault -> new Fault(
                                fault.path("pointer").asString(""),
                                fault.path("code").asString(""),
                                fault.path("message").asString("")))
                        .toList(),
                version.isIntegralNumber() ? version.asLong() : null);
    }
}
