package org.pulang.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.signin.BadTokens;
import org.pulang.signin.TestIssuer;
import org.springframework.util.ClassUtils;

/** Whose request it is, the token says; what they are, the staff table. */
class SignInIT {

    private static final String PERSON = """
            {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "ReturnProcess",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}
            """;

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
        assertThat(service.post("/api/cases/identify-victim", PERSON).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> letsNobodyInWithABadToken() {
        var bad = BadTokens.of(ISSUER);
        assertThat(bad).hasSizeGreaterThan(40);
        return bad.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(token.getKey(), () -> isRefused(token.getValue())));
    }

    private static void isRefused(List<String> authorization) {
        var answer = service.post("/api/cases/identify-victim", PERSON, authorization);
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.code()).isIn("SIGN_IN_REQUIRED", "TOKEN_INVALID", "NOT_ON_STAFF");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.text()).doesNotContain("Exception", "nimbus", "eyJ", "caseworker-demo");
    }

    @Test
    void bringsNoIssuerAlong() {
        assertThat(ClassUtils.isPresent(
                        "org.springframework.security.oauth2.server.authorization.OAuth2Authorization", null))
                .isFalse();
    }

    @Test
    void takesTheSchemeInLowerCase() {
        var answer = service.get("/api/nothing", List.of("bearer " + ISSUER.token("caseworker-demo")));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void ignoresCookies() {
        var answer = service.post(
                "/api/cases/identify-victim", PERSON, List.of(), "Cookie", "pulang=" + ISSUER.token("caseworker-demo"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void recordsRoleAndOrganisationOfTheStaffTableWhateverTheRequestClaims() {
        var bearer = List.of(ISSUER.bearer("caseworker-demo"));
        var answer = service.post(
                "/api/cases/identify-victim",
                PERSON,
                bearer,
                "Pulang-Actor",
                "admin-demo",
                "Pulang-Role",
                "Admin",
                "Pulang-Organisation",
                "elsewhere");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(metadata(answer))
                .contains("caseworker-demo", "Caseworker", "pulang-demo")
                .doesNotContain("admin-demo", "elsewhere");
    }

    @Test
    void letsNobodyInWhoWasDisabledFromTheNextRequestOn() {
        var token = List.of(ISSUER.bearer("leaving"));
        assertThat(register("leaving").status()).isEqualTo(201);
        assertThat(service.post("/api/cases/identify-victim", PERSON, token).status())
                .isEqualTo(201);

        assertThat(admin("/api/staff/leaving/disable-staff-member", "{}").status())
                .isEqualTo(200);
        var refused = service.post("/api/cases/identify-victim", PERSON, token);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("NOT_ON_STAFF");
    }

    @Test
    void tellsWithoutATokenHowItFaresAndWhatItCanBeAsked() {
        for (var path :
                List.of("/actuator/health", "/actuator/health/readiness", "/v3/api-docs", "/actuator/prometheus")) {
            assertThat(service.get(path, List.of()).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void tellsNothingElseWithoutAToken() {
        for (var path : List.of("/", "/api/cases/" + UUID.randomUUID(), "/actuator/env", "/api/batch", "/nothing")) {
            assertThat(service.get(path, List.of()).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void saysNoInTheCallersLanguage() {
        var english = service.post("/api/batch", "", List.of(), "Accept-Language", "en");
        var indonesian = service.post("/api/batch", "", List.of());

        assertThat(english.json().path("title").asString()).isEqualTo("Not signed in");
        assertThat(indonesian.json().path("title").asString()).isEqualTo("Belum masuk");
    }

    @Test
    void answersWhatTheFirewallThrowsBackAsAProblem() {
        var answer = service.get("/api/cases;a=b/add-note", List.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("REQUEST_INVALID");
    }

    private static Answer register(String id) {
        return admin(
                "/api/staff/%s/register-staff-member".formatted(id),
                "{\"organisation\": \"pulang-demo\", \"role\": \"Caseworker\"}");
    }

    private static Answer admin(String path, String body) {
        return service.post(path, body, "Pulang-Actor", "admin-1", "Pulang-Role", "Admin");
    }

    private static String metadata(Answer answer) {
        return service.jdbc()
                .sql("SELECT convert_from(metadata, 'UTF8') FROM eventstore.event WHERE position = ?")
                .param(answer.json().path("position").asLong())
                .query(String.class)
                .single();
    }
}
