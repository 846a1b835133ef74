package org.pulang.query.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.Approved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseSealed;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.DischargedFromShelter;
import org.pulang.event.ReturnRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestKeys;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.ReturnDestination;
import org.pulang.vocabulary.ReturnPayer;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Whatever was done against a warning stands in one list, with who did it and why. */
@QueryServiceTest
class OverridesIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void cases() {
        TestKeys.restore();
        history.clear().record(identified(caseId(1)), identified(caseId(2)), identified(caseId(3)));
        history.by("supervisor-1")
                .record(
                        overridden(1, ConsentPurpose.Sharing, "KENARI-danger"),
                        overridden(2, ConsentPurpose.FamilyTracing, "KENARI-child"));
        history.by("worker-1")
                .record(
                        returned(1, LivingSituation.WithFamily, null, true, "KENARI-home"),
                        returned(2, LivingSituation.Alone, null, false, null),
                        discharged(1, LivingSituation.WithRelatives, FamilySafety.NotClear, "KENARI-left"),
                        // A reason that nobody had to give.
                        discharged(2, LivingSituation.WithFamily, FamilySafety.SafeWithConditions, "KENARI-none"),
                        discharged(3, LivingSituation.Alone, null, "KENARI-none"),
                        plan(1, "KENARI-urgent"),
                        plan(2, null));
        history.of("dinsos-91-71").by("worker-9").record(identified(caseId(20)), plan(20, "KENARI-elsewhere"));
        history.of("dinsos-32-73").by("worker-1");
    }

    private static ConsentOverridden overridden(int n, ConsentPurpose purpose, String reason) {
        return new ConsentOverridden(
                caseId(n),
                new ConsentId(new UUID(9, n)),
                purpose,
                providerId(1),
                OverrideGround.ChildAtRisk,
                LegalBasis.Law35Of2014SpecialProtection,
                Sensitive.of(reason),
                LocalDate.parse("2026-03-31"),
                null);
    }

    private static ReturnRecorded returned(
            int n, LivingSituation with, @Nullable FamilySafety safety, boolean overridden, @Nullable String reason) {
        return new ReturnRecorded(
                caseId(n),
                ReturnDestination.CommunityOfOrigin,
                null,
                null,
                with,
                ReturnPayer.Person,
                safety,
                overridden,
                reason == null ? null : Sensitive.of(reason),
                null,
                null);
    }

    private static DischargedFromShelter discharged(
            int n, LivingSituation to, @Nullable FamilySafety safety, String reason) {
        return new DischargedFromShelter(caseId(n), to, true, safety, Sensitive.of(reason), null, null);
    }

    private static CarePlanAgreed plan(int n, @Nullable String urgent) {
        return new CarePlanAgreed(
                caseId(n),
                List.of(),
                true,
                LocalDate.parse("2026-02-01"),
                urgent != null,
                urgent == null ? null : Sensitive.of(urgent),
                null);
    }

    private MockHttpServletResponse asked(String address, String staff, String role) throws Exception {
        return http.perform(
                        get(URI.create(address)).header("Pulang-Actor", staff).header("Pulang-Role", role))
                .andReturn()
                .getResponse();
    }

    private JsonNode json(String address, String staff, String role) throws Exception {
        var answer = asked(address, staff, role);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return EventJson.MAPPER.readTree(answer.getContentAsString());
    }

    private static List<String> lines(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> "%s %s %s %s"
                        .formatted(
                                item.path("command").asString(),
                                item.path("warning").asString(),
                                item.path("actor").asString(),
                                item.path("reason").asString("-")))
                .toList();
    }

    @Test
    void tellsWhichCommandWentOnAgainstWhichWarningByWhomAndWhy() throws Exception {
        var list = json("/api/overrides", "supervisor-3", "Supervisor");

        assertThat(lines(list))
                .containsExactly(
                        "OverrideConsent CONSENT_MISSING supervisor-1 KENARI-danger",
                        "OverrideConsent TRACING_CONSENT_MISSING supervisor-1 KENARI-child",
                        "RecordReturn RETURN_NOT_ASSESSED worker-1 KENARI-home",
                        "DischargeFromShelter RETURN_NOT_SAFE worker-1 KENARI-left",
                        "AgreeCarePlan ASSESSMENT_REQUIRED worker-1 KENARI-urgent");
        var first = list.at("/items/0");
        assertThat(first.path("caseId").asString()).isEqualTo(caseId(1).toString());
        assertThat(first.path("ground").asString()).isEqualTo("ChildAtRisk");
        assertThat(first.path("legalBasis").asString()).isEqualTo("Law35Of2014SpecialProtection");
        assertThat(first.path("recipient").asString()).isEqualTo(providerId(1).toString());
        assertThat(first.path("expiresOn").asString()).isEqualTo("2026-03-31");
        assertThat(first.path("recordedAt").asString()).isEqualTo("2026-02-01T03:03:00Z");
        // Where it stands, with all else.
        assertThat(json(
                                "/api/cases/%s/events/%d"
                                        .formatted(
                                                caseId(1),
                                                first.path("sequence").asInt()),
                                "supervisor-3",
                                "Supervisor")
                        .path("type")
                        .asString())
                .isEqualTo("ConsentOverridden");
    }

    @Test
    void tellsWhoLookedAtItSince() throws Exception {
        assertThat(plan().path("secondPerson").isMissingNode()).isTrue();

        history.by("supervisor-2").record(new Approved(caseId(1), 1, null));
        assertThat(plan().path("secondPerson").asString()).isEqualTo("supervisor-2");
        assertThat(plan().path("approvedAt").asString()).isNotBlank();

        history.by("worker-1")
                .record(new CarePlanRevised(
                        caseId(1),
                        Sensitive.of("Assessed since."),
                        List.of(),
                        true,
                        LocalDate.parse("2026-02-02"),
                        null));
        history.by("supervisor-1").record(new Approved(caseId(1), 2, null));
        assertThat(plan().path("secondPerson").asString()).isEqualTo("supervisor-2");
    }

    private JsonNode plan() throws Exception {
        return json("/api/overrides?warning=ASSESSMENT_REQUIRED", "supervisor-3", "Supervisor")
                .at("/items/0");
    }

    @Test
    void tellsAuditorsAllButTheReason() throws Exception {
        var list = json("/api/overrides", "auditor-1", "Auditor");

        assertThat(lines(list)).hasSize(5).allMatch(line -> line.endsWith(" -"));
        assertThat(list.toString()).doesNotContain("KENARI");
        assertThat(list.path("redacted").valueStream().map(JsonNode::asString))
                .contains("/items/0/reason", "/items/4/reason");
    }

    @Test
    void isForSupervisorsAndAuditors() throws Exception {
        for (var other : List.of("Caseworker", "PrivacyOfficer", "Analyst", "Admin")) {
            assertThat(asked("/api/overrides", "somebody-1", other).getStatus())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(json("/api/overrides", "supervisor-3", "Supervisor").toString())
                .doesNotContain("KENARI-elsewhere", caseId(20).toString());
    }

    @Test
    void showsASealedCaseToThoseWhomItNames() throws Exception {
        history.record(new CaseSealed(
                caseId(1), SealReason.StaffRelative, new StaffId("supervisor-1"), new StaffId("supervisor-2"), null));

        assertThat(lines(json("/api/overrides", "supervisor-1", "Supervisor"))).hasSize(5);
        assertThat(lines(json("/api/overrides", "supervisor-3", "Supervisor")))
                .containsExactly("OverrideConsent TRACING_CONSENT_MISSING supervisor-1 KENARI-child");
        assertThat(lines(json("/api/overrides", "auditor-1", "Auditor"))).hasSize(1);
    }

    @Test
    void goesOnWhereThePartBeforeEnded() throws Exception {
        var first = asked("/api/overrides?limit=2", "supervisor-3", "Supervisor");
        assertThat(lines(EventJson.MAPPER.readTree(first.getContentAsString()))).hasSize(2);

        var next = Objects.requireNonNull(first.getHeader("Link")).replaceFirst("^<([^>]+)>.*", "$1");
        assertThat(lines(json(next, "supervisor-3", "Supervisor")))
                .containsExactly(
                        "RecordReturn RETURN_NOT_ASSESSED worker-1 KENARI-home",
                        "DischargeFromShelter RETURN_NOT_SAFE worker-1 KENARI-left");
    }

    @Test
    void saysWhereAReasonWasErased() throws Exception {
        TestKeys.destroy(caseId(1));
        try {
            var list = json("/api/overrides", "supervisor-3", "Supervisor");
            assertThat(list.at("/items/0/reason/erased").asBoolean()).isTrue();
            assertThat(list.at("/items/1/reason").asString()).isEqualTo("KENARI-child");
        } finally {
            TestKeys.restore();
        }
    }

    @Test
    void isTheSameAfterARebuild() throws Exception {
        history.by("supervisor-2").record(new Approved(caseId(1), 1, null));
        var before = json("/api/overrides", "supervisor-3", "Supervisor").path("items");
        history.rebuild("overrides");
        assertThat(json("/api/overrides", "supervisor-3", "Supervisor").path("items"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?warning=NONE", "?after=-1", "?after=x", "?limit=0", "?limit=501"})
    void refusesWhatCannotBe(String parameters) throws Exception {
        assertThat(asked("/api/overrides" + parameters, "supervisor-3", "Supervisor")
                        .getStatus())
                .isEqualTo(400);
    }
}
