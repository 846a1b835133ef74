package org.pulang.command.accessgrant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventJson;

/** The emergency door over HTTP: how often it opens to whom, and to which cases. */
class GrantsIT {

    private static final String DINSOS = "dinsos-indramayu";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void opensNoThirdTimeWithoutReview() {
        var ofCase = identified();
        var first = UUID.randomUUID();
        assertThat(open(first, ofCase, "budi").status()).isEqualTo(201);
        assertThat(open(UUID.randomUUID(), ofCase, "budi").status()).isEqualTo(201);
        var events = service.events();
        var refused = open(UUID.randomUUID(), ofCase, "budi");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("EMERGENCY_REVIEWS_DUE");
        assertThat(service.events()).isEqualTo(events);

        service.jdbc().sql("DELETE FROM eventstore.emergency_try").update();
        assertThat(open(UUID.randomUUID(), ofCase, "budi").code()).isEqualTo("EMERGENCY_REVIEWS_DUE");
        assertThat(review(first, "dinsos-cirebon").code()).isEqualTo("GRANT_UNKNOWN");
        assertThat(review(first, DINSOS).status()).isEqualTo(200);
        assertThat(open(UUID.randomUUID(), ofCase, "budi").status()).isEqualTo(201);
    }

    @Test
    void isTriedThreeTimesADayWhetherItOpensOrNot() {
        for (int tried = 0; tried < 3; tried++) {
            assertThat(open(UUID.randomUUID(), UUID.randomUUID(), "siti").code())
                    .isEqualTo("CASE_UNKNOWN");
        }
        var refused = open(UUID.randomUUID(), identified(), "siti");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("EMERGENCY_TRIES_USED");
        assertThat(open(UUID.randomUUID(), identified(), "wayan").status()).isEqualTo(201);
    }

    @Test
    void costsNoSecondTryWhenTheSameRequestIsRepeated() {
        var ofCase = identified();
        var grant = UUID.randomUUID();
        var first = open(grant, ofCase, "made", "Idempotency-Key", "made-1");
        for (int again = 0; again < 4; again++) {
            assertThat(open(grant, ofCase, "made", "Idempotency-Key", "made-1").text())
                    .isEqualTo(first.text());
        }
        assertThat(service.jdbc()
                        .sql("SELECT count(*) FROM eventstore.emergency_try WHERE staff_id = 'made'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void answersForASealedCaseAsForNone() {
        var sealed = identified();
        registered("supervisor-2", DINSOS, "Supervisor");
        assertThat(seal(sealed, "supervisor-2").status()).isEqualTo(200);
        var grant = UUID.randomUUID();
        assertThat(told(open(grant, sealed, "ketut"))).isEqualTo(told(open(grant, UUID.randomUUID(), "ketut")));
        assertThat(told(request(grant, sealed))).isEqualTo(told(request(grant, UUID.randomUUID())));
        assertThat(open(grant, sealed, "nyoman").code()).isEqualTo("CASE_UNKNOWN");
    }

    @Test
    void sealsForASecondSupervisorWhoWorksHere() {
        var toSeal = identified();
        registered("of-cirebon", "dinsos-cirebon", "Supervisor");
        registered("of-cases", DINSOS, "Caseworker");
        registered("who-left", DINSOS, "Supervisor");
        service.jdbc()
                .sql("UPDATE eventstore.staff SET enabled = false WHERE staff_id = 'who-left'")
                .update();
        for (var nobody : List.of("unheard-of", "of-cirebon", "of-cases", "who-left")) {
            assertThat(seal(toSeal, nobody).code()).as(nobody).isEqualTo("SEAL_NEEDS_TWO_SUPERVISORS");
        }
        registered("supervisor-3", DINSOS, "Supervisor");
        assertThat(seal(toSeal, "supervisor-3").status()).isEqualTo(200);
    }

    @Test
    void endsAnAccessThatIsFoundNotJustifiedWhileItIsOpen() {
        var grant = UUID.randomUUID();
        assertThat(open(grant, identified(), "gede").status()).isEqualTo(201);
        assertThat(service.post(
                                "/api/grants/%s/review-emergency-access".formatted(grant),
                                "{\"outcome\": \"NotJustified\"}",
                                "Pulang-Actor",
                                "officer-1",
                                "Pulang-Organisation",
                                DINSOS,
                                "Pulang-Role",
                                "PrivacyOfficer")
                        .text())
                .contains("EmergencyAccessReviewed", "EmergencyAccessEnded");
    }

    @Test
    void takesNoProviderForACase() {
        var provider = UUID.randomUUID();
        service.post("/api/providers/%s/register-provider".formatted(provider), """
                {"name": "Pusat Konseling Contoh", "type": "NGO", "services": ["Psychological"]}""", "Pulang-Role", "Supervisor");
        assertThat(open(UUID.randomUUID(), provider, "putu").code()).isEqualTo("CASE_UNKNOWN");
    }

    @Test
    void keepsTheReasonSealedUnderTheKeyOfTheCase() {
        var ofCase = identified();
        var grant = UUID.randomUUID();
        assertThat(open(grant, ofCase, "komang").status()).isEqualTo(201);
        var stored = service.jdbc()
                .sql("SELECT convert_from(payload, 'UTF8') FROM eventstore.event WHERE stream = ?")
                .param(grant)
                .query(String.class)
                .single();
        assertThat(stored).contains("$enc").doesNotContain("KENARI");
        assertThat(service.jdbc()
                        .sql("SELECT field_class FROM keystore.key WHERE case_id = ?")
                        .param(ofCase)
                        .query(String.class)
                        .list())
                .contains("Narrative");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        var ofCase = identified();
        var answer = service.post("/api/grants/open-emergency-access", """
                {"caseId": "%s", "ground": "DangerToLife", "reason": "too short", "minutes": 61}""".formatted(ofCase), "Pulang-Actor", "agung");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/reason", "/minutes").doesNotContain("too short");
    }

    @Test
    void asksForAFreshProofOfTheSecondFactor() {
        var ofCase = identified();
        open(UUID.randomUUID(), UUID.randomUUID(), "eka");
        var now = Instant.now();
        for (var weak : List.of(
                signedIn("eka", "pwd", now, ofCase),
                signedIn("eka", "phr", now.minusSeconds(310), ofCase),
                signedIn("eka", "0", Instant.EPOCH, ofCase))) {
            assertThat(weak.status()).isEqualTo(401);
            assertThat(weak.code()).isEqualTo("STEP_UP_REQUIRED");
            assertThat(weak.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\", max_age=300");
        }
        assertThat(signedIn("eka", "phr", now.minusSeconds(240), ofCase).status())
                .isEqualTo(201);
    }

    @Test
    void asksForItInABatchToo() {
        var ofCase = identified();
        open(UUID.randomUUID(), UUID.randomUUID(), "dewi");
        var line = EventJson.MAPPER.writeValueAsString(Map.of(
                "key",
                "dewi-1",
                "grantId",
                UUID.randomUUID(),
                "command",
                "open-emergency-access",
                "body",
                EventJson.MAPPER.readTree(body(ofCase))));
        for (var proof : Map.of("pwd", "STEP_UP_REQUIRED", "phr", "EmergencyAccessOpened")
                .entrySet()) {
            var answer = service.post(
                    "/api/batch",
                    line,
                    List.of(TestIssuer.shared().bearer("dewi", proof.getKey(), Instant.now())),
                    "Content-Type",
                    "application/x-ndjson");
            assertThat(answer.text()).contains(proof.getValue());
        }
    }

    private static Answer signedIn(String who, String acr, Instant authTime, UUID ofCase) {
        return service.post(
                "/api/grants/%s/open-emergency-access".formatted(UUID.randomUUID()),
                body(ofCase),
                List.of(TestIssuer.shared().bearer(who, acr, authTime)));
    }

    private static String body(UUID ofCase) {
        return """
                {"caseId": "%s", "ground": "MedicalEmergency", "minutes": 30,
                 "reason": "KENARI: she fainted, and her worker does not answer."}""".formatted(ofCase);
    }

    private static UUID identified() {
        var id = UUID.randomUUID();
        var answer = service.post(
                "/api/cases/%s/identify-victim".formatted(id),
                """
                {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "Community",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""",
                "Pulang-Actor",
                "worker-1",
                "Pulang-Organisation",
                DINSOS);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private static Answer open(UUID grant, UUID ofCase, String who, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Pulang-Actor", who, "Pulang-Organisation", "dinsos-cirebon"));
        return service.post(
                "/api/grants/%s/open-emergency-access".formatted(grant), body(ofCase), all.toArray(String[]::new));
    }

    private static Answer request(UUID grant, UUID ofCase) {
        return service.post(
                "/api/grants/%s/request-unmasking".formatted(grant),
                """
                {"caseId": "%s", "classes": ["Identity"], "minutes": 30,
                 "reason": "Two files may be about one person."}""".formatted(ofCase),
                "Pulang-Actor",
                "auditor-1",
                "Pulang-Organisation",
                DINSOS,
                "Pulang-Role",
                "Auditor");
    }

    private static Answer review(UUID grant, String organisation) {
        return service.post(
                "/api/grants/%s/review-emergency-access".formatted(grant),
                "{\"outcome\": \"Justified\"}",
                "Pulang-Actor",
                "officer-of-" + organisation,
                "Pulang-Organisation",
                organisation,
                "Pulang-Role",
                "PrivacyOfficer");
    }

    /** Everything of an answer but what differs between any two. */
    private static String told(Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection");
        return "%d %s %s".formatted(answer.status(), headers, answer.text().replaceAll("\"traceId\":\"[^\"]+\"", ""));
    }

    private static void registered(String id, String organisation, String role) {
        service.jdbc()
                .sql("INSERT INTO eventstore.staff (staff_id, organisation, role, enabled) VALUES (?, ?, ?, true)")
                .params(id, organisation, role)
                .update();
    }

    private static Answer seal(UUID caseId, String other) {
        return service.post(
                "/api/cases/%s/seal-case".formatted(caseId),
                "{\"reason\": \"PoliceSuspect\", \"otherSupervisor\": \"%s\"}".formatted(other),
                "Pulang-Actor",
                "supervisor-1",
                "Pulang-Organisation",
                DINSOS,
                "Pulang-Role",
                "Supervisor");
    }
}
