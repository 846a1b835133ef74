package org.pulang.command.accessgrant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;

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
            assertThat(open(UUID.randomUUID(), UUID.randomUUID(), "siti").code()).isEqualTo("CASE_UNKNOWN");
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
        assertThat(service.post(
                                "/api/cases/%s/seal-case".formatted(sealed),
                                "{\"reason\": \"PoliceSuspect\", \"otherSupervisor\": \"supervisor-2\"}",
                                "Pulang-Actor",
                                "supervisor-1",
                                "Pulang-Organisation",
                                DINSOS,
                                "Pulang-Role",
                                "Supervisor")
                        .status())
                .isEqualTo(200);
        var grant = UUID.randomUUID();
        assertThat(told(open(grant, sealed, "ketut"))).isEqualTo(told(open(grant, UUID.randomUUID(), "ketut")));
        assertThat(told(request(grant, sealed))).isEqualTo(told(request(grant, UUID.randomUUID())));
        assertThat(open(grant, sealed, "nyoman").code()).isEqualTo("CASE_UNKNOWN");
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
        var answer = service.post(
                "/api/grants/open-emergency-access",
                """
                {"caseId": "%s", "ground": "DangerToLife", "reason": "too short", "minutes": 61}""".formatted(ofCase),
                "Pulang-Actor",
                "agung");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/reason", "/minutes").doesNotContain("too short");
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
        return service.post("/api/grants/%s/open-emergency-access".formatted(grant), """
                {"caseId": "%s", "ground": "MedicalEmergency", "minutes": 30,
                 "reason": "KENARI: she fainted, and her worker does not answer."}""".formatted(ofCase), all.toArray(String[]::new));
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
}
