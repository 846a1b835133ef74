package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseSealed;
import org.pulang.event.EmergencyAccessEnded;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.EmergencyAccessReviewed;
import org.pulang.event.UnmaskingExpired;
import org.pulang.event.UnmaskingGranted;
import org.pulang.event.UnmaskingRefused;
import org.pulang.event.UnmaskingRequested;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyEnd;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.EmergencyReviewOutcome;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnmaskingRefusalReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@QueryServiceTest
class GrantsEndpointIT {

    private static final CaseId CASE = caseId(1);
    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");
    private static final String REASON = "KENARI-Reason, at the door tonight";
    private static final Instant THEN = History.NOW.minus(Duration.ofMinutes(10));

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void aCase() {
        history.clear().record(identified(CASE));
    }

    @Test
    void listsWhatIsOpenAndWhatWaitsForTheOfficer() throws Exception {
        history.at(THEN).by("worker-7").record(opened(1, History.NOW.plusSeconds(60)));
        history.at(THEN).by("auditor-7").record(requested(2));

        var due = due("dinsos-32-73");
        assertThat(due).hasSize(2);
        var emergency = due.get(0);
        assertThat(emergency.path("grantId").asString()).isEqualTo(grantId(1).toString());
        assertThat(emergency.path("caseId").asString()).isEqualTo(CASE.toString());
        assertThat(emergency.path("holder").asString()).isEqualTo("worker-7");
        assertThat(emergency.path("ground").asString()).isEqualTo("DangerToLife");
        assertThat(emergency.path("reason").asString()).isEqualTo(REASON);
        assertThat(emergency.path("shows").asBoolean()).isTrue();
        assertThat(emergency.path("overdue").asBoolean()).isFalse();
        assertThat(Instant.parse(emergency.path("reviewDueAt").asString())).isEqualTo(THEN.plus(Duration.ofDays(3)));
        var unmasking = due.get(1);
        assertThat(unmasking.path("state").asString()).isEqualTo("Requested");
        assertThat(unmasking.path("classes").toString()).isEqualTo("[\"Identity\",\"Health\"]");
        assertThat(unmasking.path("shows").asBoolean()).isFalse();
    }

    @Test
    void listsNothingThatIsDone() throws Exception {
        history.at(THEN)
                .record(
                        opened(1, History.NOW.minusSeconds(60)),
                        new EmergencyAccessEnded(grantId(1), CASE, EmergencyEnd.TimeOver),
                        new EmergencyAccessReviewed(grantId(1), CASE, EmergencyReviewOutcome.Justified, null),
                        requested(2),
                        new UnmaskingRefused(grantId(2), CASE, UnmaskingRefusalReason.TooWide),
                        requested(3),
                        new UnmaskingGranted(grantId(3), CASE, History.NOW),
                        new UnmaskingExpired(grantId(3), CASE));
        assertThat(due("dinsos-32-73")).isEmpty();
    }

    @Test
    void keepsAReviewThatIsDueUntilItIsDone() throws Exception {
        history.at(History.NOW.minus(Duration.ofDays(3)).minusMillis(1)).record(opened(1, History.NOW));
        assertThat(due("dinsos-32-73").get(0).path("overdue").asBoolean()).isTrue();
        assertThat(meter("pulang.emergency.reviews.overdue")).isEqualTo(1);
        assertThat(meter("pulang.emergency.access.open")).isZero();

        history.record(new EmergencyAccessReviewed(grantId(1), CASE, EmergencyReviewOutcome.NotJustified, null));
        assertThat(due("dinsos-32-73")).isEmpty();
        assertThat(meter("pulang.emergency.reviews.overdue")).isZero();
    }

    @Test
    void showsNothingAnyMoreThatWasFoundNotJustified() throws Exception {
        history.at(THEN).record(opened(1, History.NOW.plusSeconds(60)));
        assertThat(meter("pulang.emergency.access.open")).isEqualTo(1);
        history.record(
                new EmergencyAccessReviewed(grantId(1), CASE, EmergencyReviewOutcome.NotJustified, null),
                new EmergencyAccessEnded(grantId(1), CASE, EmergencyEnd.NotJustified));
        assertThat(due("dinsos-32-73")).isEmpty();
        assertThat(meter("pulang.emergency.access.open")).isZero();
    }

    @Test
    void countsWhatIsOpenByTheClock() {
        history.at(THEN).record(opened(1, History.NOW.plusMillis(1)), opened(2, History.NOW));
        assertThat(meter("pulang.emergency.access.open")).isEqualTo(1);
    }

    @Test
    void listsToEachOfficerWhatIsTheirOrganisations() throws Exception {
        history.at(THEN).record(opened(1, History.NOW.plusSeconds(60)));
        assertThat(due("dinsos-91-71")).isEmpty();
    }

    @Test
    void namesNeitherASealedCaseNorTheReason() throws Exception {
        history.at(THEN)
                .record(
                        opened(1, History.NOW.plusSeconds(60)),
                        new CaseSealed(
                                CASE,
                                SealReason.PoliceSuspect,
                                new StaffId("supervisor-1"),
                                new StaffId("supervisor-2"),
                                null));
        var answer = answer("dinsos-32-73");
        assertThat(answer).contains(grantId(1).toString()).doesNotContain(CASE.toString(), "KENARI");
    }

    @Test
    void keepsTheReasonSealedAndComesOutAlikeWhenItIsReadAgain() {
        history.at(THEN)
                .record(
                        opened(1, History.NOW.plusSeconds(60)),
                        requested(2),
                        new UnmaskingGranted(grantId(2), CASE, History.NOW));
        var live = history.rows("access_grant");
        assertThat(live).contains("$enc").doesNotContain("KENARI");
        history.rebuild("access");
        assertThat(history.rows("access_grant")).isEqualTo(live);
    }

    @Test
    void standsInTheAuditTrailOfItsCase() throws Exception {
        history.at(THEN).by("worker-7").record(opened(1, History.NOW));
        var trail = http.perform(get("/api/audit?topic=AccessGrant&lang=en&caseId=" + CASE))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(trail)
                .contains("Emergency access opened: danger to life.", "worker-7", CASE.toString())
                .doesNotContain("KENARI");
    }

    private JsonNode due(String organisation) throws Exception {
        return EventJson.MAPPER.readTree(answer(organisation)).path("items");
    }

    private String answer(String organisation) throws Exception {
        return http.perform(get("/api/grants")
                        .header("Pulang-Actor", "officer-1")
                        .header("Pulang-Organisation", organisation)
                        .header("Pulang-Role", "PrivacyOfficer"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private double meter(String name) {
        return meters.get(name).gauge().value();
    }

    private static GrantId grantId(int number) {
        return new GrantId(new UUID(4, number));
    }

    private static EmergencyAccessOpened opened(int number, Instant expiresAt) {
        return new EmergencyAccessOpened(
                grantId(number), CASE, DINSOS, EmergencyGround.DangerToLife, Sensitive.of(REASON), expiresAt);
    }

    private static UnmaskingRequested requested(int number) {
        return new UnmaskingRequested(
                grantId(number),
                CASE,
                DINSOS,
                List.of(FieldClass.Identity, FieldClass.Health),
                Sensitive.of(REASON),
                60);
    }
}
