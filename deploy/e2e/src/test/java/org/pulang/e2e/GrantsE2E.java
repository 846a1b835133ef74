package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;

/** Access beyond role and assignment, and its opposite, through both services. */
class GrantsE2E {

    private static final String NAME = "KENARI-Name";
    private static final String ADDRESS = "KENARI-Address";
    private static final String HEALTH = "KENARI-Health";
    private static final String NARRATIVE = "KENARI-Narrative";

    private final Pulang pulang = Pulang.shared();

    /** Where the log stood behind the last case made. */
    private long position;

    @Test
    void anEmergencyOpensACaseAtOnceAndIsReviewed() {
        var caseId = aCase();
        assertThat(read(DemoStaff.PartnerCaseworker, caseId, "Emergency", 0).code())
                .isEqualTo("CASE_UNKNOWN");

        var first = open(caseId);
        var seen = read(DemoStaff.PartnerCaseworker, caseId, "Emergency", first.position());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).contains(NAME, ADDRESS, HEALTH).doesNotContain(NARRATIVE);
        assertThat(read(DemoStaff.PartnerCaseworker, caseId, "Services", first.position())
                        .code())
                .isEqualTo("CASE_UNKNOWN");
        assertThat(pulang.commands()
                        .as(DemoStaff.PartnerCaseworker.id())
                        .post(
                                "/api/cases/%s/add-note".formatted(caseId),
                                "{\"visibility\": \"Team\", \"text\": \"Was here.\"}",
                                "Pulang-Purpose",
                                "Emergency")
                        .code())
                .isEqualTo("CASE_UNKNOWN");

        var second = open(caseId);
        assertThat(tryToOpen(caseId).code()).isEqualTo("EMERGENCY_REVIEWS_DUE");

        var due = due(second.position());
        assertThat(due).contains(id(first), id(second), "caseworker-mitra").doesNotContain(NAME);
        var reviewed = granted(DemoStaff.PrivacyOfficer, id(first), "review-emergency-access", """
                {"outcome": "Justified"}""");
        granted(DemoStaff.PrivacyOfficer, id(second), "review-emergency-access", """
                {"outcome": "NotJustified", "comment": "The worker could be reached."}""");
        // It shows something still, and is listed as long as it does.
        assertThat(due(reviewed.position())).contains(id(first));
        assertThat(pulang.queries()
                        .get(
                                "/api/audit?topic=AccessGrant&caseId=" + caseId,
                                "Pulang-Min-Position",
                                "" + reviewed.position(),
                                "Prefer",
                                "wait=20")
                        .text())
                .contains("EmergencyAccessOpened", "EmergencyAccessReviewed")
                .doesNotContain("KENARI");
    }

    @Test
    void anAuditorSeesBehindThePseudonymWhatASecondPersonGranted() {
        var caseId = aCase();
        assertThat(read(DemoStaff.Auditor, caseId, "Audit", position).text()).doesNotContain("KENARI");

        var grant = UUID.randomUUID().toString();
        granted(DemoStaff.Auditor, grant, "request-unmasking", """
                {"caseId": "%s", "classes": ["Identity"], "minutes": 30,
                 "reason": "Two files may be about one person."}""".formatted(caseId));
        var answer = granted(DemoStaff.PrivacyOfficer, grant, "grant-unmasking", "{}");
        assertThat(read(DemoStaff.Auditor, caseId, "Audit", answer.position()).text())
                .contains(NAME)
                .doesNotContain(ADDRESS, HEALTH, NARRATIVE);
        assertThat(read(DemoStaff.Auditor, aCase(), "Audit", position).text())
                .contains("\"pseudonym\"")
                .doesNotContain("KENARI");
    }

    @Test
    void aSealedCaseIsNoneForEverybodyElse() {
        var caseId = aCase();
        var sealed = pulang.commands()
                .as(DemoStaff.Supervisor.id())
                .command(
                        caseId,
                        "seal-case",
                        "{\"reason\": \"StaffRelative\", \"otherSupervisor\": \"supervisor-two\"}");
        assertThat(read(DemoStaff.Caseworker, caseId, "Services", sealed.position())
                        .status())
                .isEqualTo(200);
        assertThat(read(DemoStaff.Supervisor, caseId, "Supervision", sealed.position())
                        .status())
                .isEqualTo(200);
        assertThat(read(DemoStaff.Auditor, caseId, "Audit", sealed.position()).code())
                .isEqualTo("CASE_UNKNOWN");
        assertThat(pulang.queries()
                        .as(DemoStaff.Auditor.id())
                        .get("/api/cases?limit=500", "Pulang-Min-Position", "" + sealed.position(), "Prefer", "wait=20")
                        .text())
                .contains("items")
                .doesNotContain(caseId);
    }

    /** Of the caseworker, in the organisation of the demonstration. */
    private String aCase() {
        var caseId = UUID.randomUUID().toString();
        pulang.commands().command(caseId, "identify-victim", """
                {"name": {"first": "%s"}, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "Community", "status": "PossibleVictimOfTrafficking",
                 "firstContact": "2026-02-03"}""".formatted(NAME));
        pulang.commands().command(caseId, "add-note", """
                {"visibility": "Team", "text": "%s"}""".formatted(NARRATIVE));
        position = pulang.commands()
                .command(caseId, "record-personal-details", """
                {"details": {"vulnerabilityDetails": "%s", "address": "%s"}}""".formatted(HEALTH, ADDRESS))
                .position();
        return caseId;
    }

    private Answer tryToOpen(String caseId) {
        return pulang.commands()
                .as(DemoStaff.PartnerCaseworker.id())
                .post("/api/grants/open-emergency-access", """
                {"caseId": "%s", "ground": "MedicalEmergency", "minutes": 5,
                 "reason": "She fainted here, and her worker does not answer."}""".formatted(caseId));
    }

    private Answer open(String caseId) {
        var answer = tryToOpen(caseId);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static String id(Answer opened) {
        return opened.json().path("grantId").asString();
    }

    private Answer granted(DemoStaff person, String grant, String command, String body) {
        var answer = pulang.commands().as(person.id()).post("/api/grants/%s/%s".formatted(grant, command), body);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer;
    }

    private String due(long at) {
        return pulang.queries()
                .as(DemoStaff.PrivacyOfficer.id())
                .get("/api/grants", "Pulang-Min-Position", "" + at, "Prefer", "wait=20")
                .text();
    }

    private Answer read(DemoStaff person, String caseId, String purpose, long at) {
        return pulang.queries()
                .as(person.id())
                .get(
                        "/api/cases/" + caseId,
                        "Pulang-Purpose",
                        purpose,
                        "Pulang-Min-Position",
                        "" + at,
                        "Prefer",
                        "wait=20");
    }
}
