package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;

/** One life, from the return home to the end of the case, told over HTTP; then the audit trail tells it back. */
class CaseLifecycleE2E {

    /** In Indonesia it is this day or the next one already. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private final Pulang pulang = Pulang.shared();
    private final String caseId = UUID.randomUUID().toString();
    private final String providerId = UUID.randomUUID().toString();

    /** The file as it was seen right after each step, by version. */
    private final Map<Long, JsonNode> seen = new TreeMap<>();

    /** Where the log stood behind the last step. */
    private long position;

    @Test
    void aLifeIsToldAndToldBack() {
        aCounsellingCentreIsInTheDirectory();

        worker("identify-victim", """
                {"name": {"first": "Sari"}, "ageEstimate": 24, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "ReturnProcess", "status": "PossibleVictimOfTrafficking", "firstContact": "%s"}""".formatted(today.minusDays(200)));
        worker("record-exploitation", """
                {"exploitationTypes": [{"code": "ForcedLabour", "answer": "Yes"}],
                 "places": [{"kind": "Exploitation", "country": "MY"}]}""");
        worker("grant-consent", """
                {"purpose": "Services", "mode": "Written", "givenBy": "Self"}""");
        refused("make-referral", referral(UUID.randomUUID()), 422, "CONSENT_MISSING");
        worker("grant-consent", """
                {"purpose": "Sharing", "recipients": ["%s"], "explained": ["UseOfData"], "mode": "Written",
                 "givenBy": "Self"}""".formatted(providerId));
        worker("record-assessment", assessment("Intake", 2));
        worker("agree-care-plan", """
                {"goals": [{"goalId": "%s", "domain": "WorkSkillsAndEducation", "level": "Individual",
                            "ownWords": "I want to sew for a living.", "services": ["EconomicOpportunities"]}],
                 "coSignedOn": "%s"}""".formatted(UUID.randomUUID(), today.minusDays(180)));

        var referral = UUID.randomUUID();
        worker("make-referral", referral(referral));
        as(
                DemoStaff.PartnerCaseworker,
                "accept-referral",
                "{\"referralId\": \"%s\"}".formatted(referral),
                "Pulang-Purpose",
                "Referral");
        worker("deliver-service", """
                {"service": "EconomicOpportunities", "help": "Formal", "economicSupport": "StartUpCapital",
                 "amount": {"amount": 3500000, "currency": "IDR"}}""");
        worker("deliver-service", """
                {"service": "FamilyAssistance", "help": "Informal", "helper": "Neighbour"}""");

        for (int missed = 1; missed <= 3; missed++) {
            aFollowUpIsMissedByItself(missed);
        }
        assertThat(file().path("contactLost").asBoolean()).isTrue();
        worker("record-follow-up", """
                {"mode": "Visit", "reached": "Survivor", "findings": "She was with her aunt.", "safe": "Yes"}""");
        assertThat(file().path("contactLost").asBoolean()).isFalse();

        refused("request-closure", closure(), 422, "REFERRAL_OPEN", "CLOSURE_ASSESSMENT_REQUIRED");
        worker("complete-referral", "{\"referralId\": \"%s\", \"outcome\": \"ServiceDelivered\"}".formatted(referral));
        worker("record-assessment", assessment("Closure", 4));
        worker("request-closure", closure());
        refused("approve-closure", "{}", 403, "ROLE_REQUIRED");
        as(DemoStaff.Supervisor, "approve-closure", "{}");
        refused("add-note", "{\"visibility\": \"Team\", \"text\": \"Too late.\"}", 409, "CASE_CLOSED");

        theAuditTrailTellsItInOrder();
        theFileAtEachVersionIsWhatWasSeenThen();
    }

    private void theAuditTrailTellsItInOrder() {
        var english = audit("en");
        assertThat(texts(english, "type"))
                .containsExactly(
                        "VictimIdentified",
                        "ExploitationRecorded",
                        "ConsentGranted",
                        "ConsentGranted",
                        "AssessmentRecorded",
                        "CarePlanAgreed",
                        "ReferralMade",
                        "ReferralAccepted",
                        "ServiceDelivered",
                        "ServiceDelivered",
                        "FollowUpScheduled",
                        "FollowUpMissed",
                        "FollowUpScheduled",
                        "FollowUpMissed",
                        "FollowUpScheduled",
                        "FollowUpMissed",
                        "ContactLost",
                        "FollowUpRecorded",
                        "ContactRegained",
                        "ReferralCompleted",
                        "AssessmentRecorded",
                        "ClosureRequested",
                        "CaseClosed");
        assertThat(texts(english, "version"))
                .isEqualTo(IntStream.range(0, 23).mapToObj(String::valueOf).toList());
        assertThat(texts(english, "actor"))
                .contains("caseworker-demo", "caseworker-mitra", "system", "supervisor-demo");
        assertThat(texts(english, "sentence"))
                .contains("Referral accepted by the provider.", "Contact with the person lost.")
                .noneMatch(sentence -> sentence.isBlank() || sentence.contains("{") || sentence.contains("Sari"));

        var indonesian = audit("id");
        assertThat(texts(indonesian, "type")).isEqualTo(texts(english, "type"));
        assertThat(texts(indonesian, "sentence"))
                .doesNotContainAnyElementsOf(texts(english, "sentence"))
                .noneMatch(sentence -> sentence.isBlank() || sentence.contains("{") || sentence.contains("Sari"));
    }

    private void theFileAtEachVersionIsWhatWasSeenThen() {
        assertThat(seen).hasSizeGreaterThan(15);
        seen.forEach((version, file) -> assertThat(supervisor()
                        .get("/api/cases/%s?at=%d".formatted(caseId, version))
                        .json())
                .as("the file at version %d", version)
                .isEqualTo(file));
    }

    private void aCounsellingCentreIsInTheDirectory() {
        var registered = pulang.commands()
                .as(DemoStaff.Supervisor.id())
                .post("/api/providers/%s/register-provider".formatted(providerId), """
                        {"name": "Pusat Konseling Contoh", "type": "NGO", "services": ["Psychological"],
                         "organisation": "mitra-demo"}""");
        assertThat(registered.status()).isEqualTo(201);
    }

    /** It is entered late, its day is over already. */
    private void aFollowUpIsMissedByItself(int inARow) {
        var scheduled = worker("schedule-follow-up", """
                {"dueOn": "%s", "purpose": "Monitoring", "mode": "Visit"}""".formatted(today.minusDays(90 - 20L * inARow)));
        var events = inARow == 3 ? 2 : 1;
        await().atMost(Duration.ofMinutes(1))
                .until(() -> file().path("version").asLong() == scheduled.version() + events);
    }

    private String referral(UUID id) {
        return """
                {"referralId": "%s", "providerId": "%s", "service": "Psychological",
                 "reason": "AdditionalServicesRequired", "answerDueOn": "%s"}""".formatted(id, providerId, today.plusDays(14));
    }

    private String assessment(String kind, int level) {
        var answers = List.of(
                        "SafetyFromTraffickers",
                        "Housing",
                        "LegalIdentity",
                        "PhysicalHealth",
                        "MentalHealth",
                        "IncomeAndDebt",
                        "WorkSkillsAndEducation",
                        "FamilyRelations",
                        "CommunityAcceptance",
                        "SocialSupport",
                        "Justice",
                        "AccessToServices")
                .stream()
                .map(item -> "{\"item\": \"%s\", \"state\": \"Answered\", \"value\": %d}".formatted(item, level))
                .collect(Collectors.joining(", "));
        return """
                {"instrument": {"code": "PULANG-CORE", "version": 1}, "kind": "%s", "assessor": "caseworker-demo",
                 "assessedOn": "%s", "answers": [%s]}""".formatted(kind, today, answers);
    }

    private static String closure() {
        return """
                {"reason": "PlanCompleted", "outcome": "GoalsAchieved", "summary": "She lives from her work."}""";
    }

    private Answer worker(String command, String body) {
        return as(DemoStaff.Caseworker, command, body);
    }

    private Answer as(DemoStaff person, String command, String body, String... headers) {
        var answer = pulang.commands().as(person.id()).command(caseId, command, body, headers);
        position = answer.position();
        var file = fileAt(position);
        // What follows by itself may be in it already.
        seen.put(file.path("version").asLong(), file);
        return answer;
    }

    private void refused(String command, String body, int status, String... codes) {
        var answer = pulang.commands().post("/api/cases/%s/%s".formatted(caseId, command), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(codes).contains(answer.code());
    }

    /** Read one's own write. */
    private JsonNode fileAt(long position) {
        var answer = supervisor()
                .get("/api/cases/" + caseId, "Pulang-Min-Position", String.valueOf(position), "Prefer", "wait=20");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode file() {
        return supervisor().get("/api/cases/" + caseId).json();
    }

    /** Who sees every case of the organisation. */
    private Http supervisor() {
        return pulang.queries().as(DemoStaff.Supervisor.id());
    }

    private List<JsonNode> audit(String language) {
        var items = pulang.queries()
                .as(DemoStaff.Supervisor.id())
                .get(
                        "/api/audit?limit=1000&caseId=" + caseId,
                        "Accept-Language",
                        language,
                        "Pulang-Min-Position",
                        String.valueOf(position),
                        "Prefer",
                        "wait=20")
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static List<String> texts(List<JsonNode> entries, String field) {
        var texts = new ArrayList<String>();
        entries.forEach(entry -> texts.add(entry.path(field).asString()));
        return texts;
    }
}
