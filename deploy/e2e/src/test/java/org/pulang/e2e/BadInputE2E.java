package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.runner.demo.DemoStaff;

/** Whatever is sent: a clear problem in both languages, nothing written, nothing given away. */
class BadInputE2E {

    /** A value that must not come back. */
    private static final String CANARY = "Kenanga4711";

    private static final String IDENTIFICATION = """
            {"name": {"first": "%s"}, "gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "NGO",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2024"}""".formatted(CANARY);

    private final Pulang pulang = Pulang.shared();
    private final String caseId = UUID.randomUUID().toString();

    /** @param path with {@code %s} for the case */
    private record Sent(String what, String path, String body, List<String> headers, int status, String code) {

        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeEach
    void thereIsACase() {
        assertThat(send("/api/cases/%s/identify-victim", IDENTIFICATION, "Idempotency-Key", "known-" + caseId)
                        .status())
                .isEqualTo(201);
    }

    static Stream<Sent> badInput() {
        var note = "/api/cases/%s/add-note";
        var identify = "/api/cases/" + UUID.randomUUID() + "/identify-victim";
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        return Stream.of(
                sent("malformed JSON", note, "{\"visibility\": \"Team\", \"text\": \"" + CANARY, 400, "MALFORMED_JSON"),
                sent("no JSON at all", note, CANARY, 400, "MALFORMED_JSON"),
                sent("a list instead of an object", note, "[\"" + CANARY + "\"]", 400, "MALFORMED_JSON"),
                sent("an empty body", note, "", 400, "MALFORMED_JSON"),
                sent("an unknown command", "/api/cases/%s/delete-case", "{}", 404, "COMMAND_UNKNOWN"),
                sent(
                        "an unknown field",
                        note,
                        "{\"visibility\": \"Team\", \"text\": \"x\", \"colour\": \"%s\"}".formatted(CANARY),
                        400,
                        "FIELDS_INVALID"),
                sent(
                        "a wrong type",
                        note,
                        "{\"visibility\": \"Team\", \"text\": {\"%s\": 1}}".formatted(CANARY),
                        400,
                        "FIELDS_INVALID"),
                sent(
                        "an unknown code",
                        note,
                        "{\"visibility\": \"%s\", \"text\": \"x\"}".formatted(CANARY),
                        400,
                        "FIELDS_INVALID"),
                sent("a missing field", note, "{\"text\": \"%s\"}".formatted(CANARY), 400, "FIELDS_INVALID"),
                sent("a blank text", note, "{\"visibility\": \"Team\", \"text\": \"  \"}", 400, "FIELDS_INVALID"),
                sent(
                        "a text that is too long",
                        note,
                        "{\"visibility\": \"Team\", \"text\": \"%s\"}".formatted(CANARY.repeat(1000)),
                        400,
                        "FIELDS_INVALID"),
                sent(
                        "a date in the future",
                        identify,
                        IDENTIFICATION.replace("\"2024\"", "\"%s\"".formatted(tomorrow)),
                        400,
                        "FIELDS_INVALID"),
                sent(
                        "a day that does not exist",
                        identify,
                        IDENTIFICATION.replace("\"2024\"", "\"2024-02-30\""),
                        400,
                        "FIELDS_INVALID"),
                sent(
                        "a birth long before anybody's",
                        identify,
                        IDENTIFICATION.replace("\"gender\"", "\"birthDate\": \"0024-05-01\", \"gender\""),
                        400,
                        "FIELDS_INVALID"),
                sent(
                        "an age of 400",
                        identify,
                        IDENTIFICATION.replace("\"gender\"", "\"ageEstimate\": 400, \"gender\""),
                        400,
                        "FIELDS_INVALID"),
                sent("an id that is none", "/api/cases/%s-" + CANARY + "/add-note", "{}", 400, "ID_INVALID"),
                sent(
                        "a case nobody knows",
                        "/api/cases/" + UUID.randomUUID() + "/add-note",
                        "{\"visibility\": \"Team\", \"text\": \"%s\"}".formatted(CANARY),
                        404,
                        "CASE_UNKNOWN"),
                sent("the same case again", "/api/cases/%s/identify-victim", IDENTIFICATION, 409, "CASE_EXISTS"),
                sent(
                        "a decision on an old version",
                        note,
                        "{\"visibility\": \"Team\", \"text\": \"%s\"}".formatted(CANARY),
                        412,
                        "VERSION_MISMATCH",
                        "If-Match",
                        "\"7\""),
                sent("a version that is none", note, "{}", 400, "HEADER_INVALID", "If-Match", CANARY),
                sent("a purpose that is none", note, "{}", 400, "HEADER_INVALID", "Pulang-Purpose", CANARY),
                sent("another format", note, "<note/>", 415, "MEDIA_TYPE_UNSUPPORTED", "Content-Type", "text/xml"),
                sent("ten megabytes", note, "\"" + "x".repeat(10_000_000) + "\"", 413, "BODY_TOO_LARGE"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(Sent sent) {
        for (var language : List.of("id", "en")) {
            var headers = new ArrayList<>(sent.headers());
            headers.addAll(List.of("Accept-Language", language));
            refused(send(sent.path(), sent.body(), headers.toArray(String[]::new)), sent.status(), sent.code());
        }
        onlyTheseAreWritten("VictimIdentified");
    }

    @Test
    void aKeyUsedForSomethingElse() {
        var other = IDENTIFICATION.replace("Feminine", "Masculine");

        refused(send("/api/cases/%s/identify-victim", other, "Idempotency-Key", "known-" + caseId), 422, "KEY_REUSED");
        onlyTheseAreWritten("VictimIdentified");
    }

    @Test
    void aKeyUsedForTheSameAgain() {
        var again = send("/api/cases/%s/identify-victim", IDENTIFICATION, "Idempotency-Key", "known-" + caseId);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.version()).isZero();
        onlyTheseAreWritten("VictimIdentified");
    }

    @Test
    void aClosedCase() {
        send("/api/cases/%s/request-closure", """
                {"reason": "OwnDecision", "outcome": "Disengaged", "summary": "Goes on alone."}""");
        var closed =
                pulang.commands().as("supervisor-demo").post("/api/cases/%s/approve-closure".formatted(caseId), "{}");
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);

        refused(
                send("/api/cases/%s/add-note", "{\"visibility\": \"Team\", \"text\": \"%s\"}".formatted(CANARY)),
                409,
                "CASE_CLOSED");
        onlyTheseAreWritten("VictimIdentified", "ClosureRequested", "CaseClosed");
    }

    @Test
    void theLanguagesDiffer() {
        var path = "/api/cases/%s/delete-case";

        assertThat(send(path, "{}", "Accept-Language", "id")
                        .json()
                        .path("detail")
                        .asString())
                .isNotEqualTo(send(path, "{}", "Accept-Language", "en")
                        .json()
                        .path("detail")
                        .asString());
    }

    @Test
    void aFieldIsNamedByItsPointer() {
        var answer = send("/api/cases/%s/add-note", "{\"text\": \"%s\"}".formatted(CANARY));

        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/visibility");
    }

    private static Sent sent(String what, String path, String body, int status, String code, String... headers) {
        return new Sent(what, path, body, List.of(headers), status, code);
    }

    private Answer send(String path, String body, String... headers) {
        return pulang.commands().post(path.replace("%s", caseId), body, headers);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        assertThat(answer.json().path("type").asString())
                .isEqualTo("urn:pulang:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(answer.text())
                .doesNotContain(CANARY)
                .doesNotContain("Exception")
                .doesNotContain("org.pulang")
                .doesNotContain("jackson");
    }

    /** Asked behind a write of somebody else, so that whatever came before it would be seen. */
    private void onlyTheseAreWritten(String... types) {
        var behind = pulang.commands()
                .as("caseworker-two")
                .post("/api/cases/identify-victim", IDENTIFICATION)
                .position();
        var audit = pulang.queries()
                .as(DemoStaff.Supervisor.id())
                .get("/api/audit?caseId=" + caseId, "Pulang-Min-Position", String.valueOf(behind), "Prefer", "wait=20");
        assertThat(audit.status()).as(audit.text()).isEqualTo(200);
        assertThat(audit.json().path("items").findValuesAsString("type")).containsExactly(types);
    }
}
