package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pulang.e2e.FuzzCall.Answered;

/** What the oracle is for: each way of answering badly is seen. */
class FuzzOracleTest {

    private static final FuzzCall CALL = new FuzzCall(
            "a note",
            true,
            "POST",
            "/api/cases/1/add-note",
            List.of(),
            new byte[0],
            Set.of(200, 400, 503),
            false,
            false);

    private static final Map<String, String> HEADERS = Map.of(
            "content-type",
            "application/problem+json",
            "content-security-policy",
            "default-src 'none'",
            "x-content-type-options",
            "nosniff",
            "referrer-policy",
            "no-referrer",
            "cache-control",
            "no-store");

    @Test
    void acceptsAProperRefusal() {
        assertThat(complaints(400, HEADERS, "{\"code\": \"FIELDS_INVALID\"}")).isEmpty();
    }

    @Test
    void seesWhatMustNotBeAnswered() {
        assertThat(complaints(500, HEADERS, "{}")).containsExactly("status 500 is not in the contract");
        assertThat(complaints(503, HEADERS, "{}")).containsExactly("status 503 is not in the contract");
        assertThat(complaints(400, HEADERS, "{\"detail\": \"%s does not fit\"}".formatted(FuzzOracle.MARK)))
                .containsExactly("echoes what was sent");
        assertThat(complaints(400, HEADERS, "{\"detail\": \"java.lang.NullPointerException\"}"))
                .containsExactly("tells of our insides");
        assertThat(complaints(400, HEADERS, "{\"detail\": \"bad SQL: SELECT 1\"}"))
                .containsExactly("tells of our insides");
        assertThat(complaints(400, with("content-type", "text/html"), "<html></html>"))
                .containsExactly("refused with content type text/html");
        assertThat(complaints(400, with("link", "</x?" + FuzzOracle.MARK + ">"), "{}"))
                .containsExactly("echoes what was sent in a header");
        assertThat(complaints(200, with("set-cookie", "hostile=1"), "{}")).containsExactly("lets a header be added");
        assertThat(complaints(200, without("cache-control"), "{}")).containsExactly("without header cache-control");
        assertThat(FuzzOracle.complaints(CALL, new Answered(0, Map.of(), ""))).containsExactly("not answered");
    }

    @Test
    void seesEventsNobodyWasToldOf() {
        assertThat(FuzzOracle.complaints(3, 3)).isEmpty();
        assertThat(FuzzOracle.complaints(3, 4)).isNotEmpty();
    }

    @Test
    void seesWhatGotIntoALog() {
        assertThat(FuzzOracle.complaints(Stream.of("{\"log\":{\"level\":\"INFO\"}}")))
                .isEmpty();
        assertThat(FuzzOracle.complaints(Stream.of("{\"message\":\"%s\"}".formatted(FuzzOracle.MARK))))
                .hasSize(1);
        assertThat(FuzzOracle.complaints(Stream.of("INFO forged line"))).hasSize(1);
        assertThat(FuzzOracle.complaints(Stream.of("{\"log\":{\"level\":\"ERROR\"}}")))
                .hasSize(1);
    }

    private static List<String> complaints(int status, Map<String, String> headers, String body) {
        return FuzzOracle.complaints(CALL, new Answered(status, headers, body));
    }

    private static Map<String, String> with(String name, String value) {
        var headers = new HashMap<>(HEADERS);
        headers.put(name, value);
        return headers;
    }

    private static Map<String, String> without(String name) {
        var headers = new HashMap<>(HEADERS);
        headers.remove(name);
        return headers;
    }
}
