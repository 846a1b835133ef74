package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.forms.FormBrowser.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestCommandApi;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.test.web.servlet.MockMvc;

/** What begins by page: an emergency access and the way into its case, staff, providers, instruments, and requests about a case. */
@QueryServiceTest
class BeginPageIT {

    private static final String CASE = "/cases/" + caseId(1);
    private static final String EMERGENCY = "/grants/do/open-emergency-access";

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClientRegistrationRepository registrations;

    private final TestCommandApi api = TestCommandApi.shared();

    @BeforeEach
    void aCaseOfWorker1() {
        history.clear().record(identified(caseId(1)));
        api.answers(201, "{\"version\": 0, \"position\": 1, \"events\": []}");
    }

    private FormBrowser as(String staff, Role role) {
        return new FormBrowser(http, registrations, staff, role.name());
    }

    /** Each form there is, in both languages: every label and code has words. */
    @ParameterizedTest
    @CsvSource({
        "Caseworker, /grants/do/open-emergency-access",
        "PrivacyOfficer, /requests/do/receive-subject-request",
        "PrivacyOfficer, /erasures/do/request-erasure",
        "Supervisor, /providers/do/register-provider",
        "Admin, /providers/do/register-provider",
        "Admin, /staff/do/register-staff-member",
        "Admin, /staff/somebody/do/change-role",
        "Admin, /staff/somebody/do/disable-staff-member",
        "Admin, /staff/somebody/do/enable-staff-member",
        "Supervisor, /instruments/do/publish-instrument",
        "Supervisor, /instruments/do/publish-instrument?from=PULANG-CORE.v1",
        "Supervisor, /instruments/OURS-1.v1/do/retire-instrument",
        "Supervisor, /links/0198f2a0-0000-7000-8000-000000000009/do/unmerge-cases",
        "Caseworker, /links/0198f2a0-0000-7000-8000-000000000009/do/unlink-cases"
    })
    void opensInBothLanguages(Role role, String address) throws Exception {
        var somebody = as("somebody", role);
        for (var language : List.of("id", "en")) {
            var page = page(somebody.open(address + (address.contains("?") ? "&" : "?") + "lang=" + language), 200);
            assertThat(page.title()).isIn("Formulir · Pulang", "Form · Pulang");
            assertThat(page.select("[style], style, script:not([src]), [onclick]"))
                    .isEmpty();
            assertThat(page.select("label[for]"))
                    .allSatisfy(label ->
                            assertThat(page.getElementById(label.attr("for"))).isNotNull());
        }
        for (var other : Role.values()) {
            if (other == Role.Analyst || other == Role.Auditor) {
                assertThat(as("somebody-else", other).open(address).getStatus()).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Caseworker, request-erasure",
        "Caseworker, receive-subject-request",
        "Caseworker, link-cases",
        "Caseworker, reject-duplicate",
        "Supervisor, merge-cases",
        "Auditor, request-unmasking"
    })
    void opensBesideItsCase(Role role, String command) throws Exception {
        var reader = as("worker-1", role);
        for (var language : List.of("id", "en")) {
            var answer = reader.open(CASE + "/do/" + command + "?lang=" + language);
            var page = page(answer, 200);
            assertThat(page.title()).contains("PLG-32-2026-1");
            assertThat(page.select("[name=/caseId], [name=version]")).isEmpty();
            assertThat(FormBrowser.reads(jdbc, answer)).isOne();
        }
        assertThat(page(reader.open(CASE + "/do"), 200).select("a[href=%s/do/%s]".formatted(CASE, command)))
                .hasSize(1);
    }

    @Test
    void beginsSomethingAboutTheCaseItStandsBeside() throws Exception {
        var worker = as("worker-1", Role.Caseworker);
        var form = page(worker.open(CASE + "/do/link-cases"), 200);
        var answer = worker.send(
                form,
                Map.of(
                        "/otherCaseId",
                        "https://pulang.example/cases/%s?topic=Safety".formatted(caseId(2)),
                        "/kind",
                        "Sibling"));

        assertThat(answer.getHeader("Location")).isEqualTo(CASE + "?after=1");
        assertThat(api.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.path()).isEqualTo("/api/links/link-cases");
            assertThat(sent.headers()).doesNotContainKey("if-match");
            assertThat(sent.body().path("caseId").asString())
                    .isEqualTo(caseId(1).toString());
            assertThat(sent.body().path("otherCaseId").asString())
                    .isEqualTo(caseId(2).toString());
        });
    }

    @Test
    void leadsFromTheEmergencyIntoTheCase() throws Exception {
        var worker = as("worker-7", Role.Caseworker);
        var unknown = page(worker.open(CASE + "?lang=en"), 404);
        var way = unknown.select("a[href^=" + EMERGENCY + "]").attr("href");
        assertThat(way).isEqualTo(EMERGENCY + "?caseId=" + caseId(1));
        assertThat(page(worker.open("/cases/%s".formatted(caseId(9))), 404).select("a[href^=" + EMERGENCY + "]"))
                .as("whether there is one or not")
                .hasSize(1);

        var form = page(worker.open(way), 200);
        assertThat(form.expectFirst("[name=/caseId]").val()).isEqualTo(caseId(1).toString());
        assertThat(form.text()).doesNotContain("PLG-");
        var answer = worker.send(
                form,
                Map.of(
                        "/caseId", CASE,
                        "/ground", "DangerToLife",
                        "/reason", "KENARI somebody stands at her door now",
                        "/minutes", "20"));
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo(CASE + "?after=1&purpose=Emergency");
        assertThat(api.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.path()).isEqualTo("/api/grants/open-emergency-access");
            assertThat(sent.body().path("caseId").asString())
                    .isEqualTo(caseId(1).toString());
            assertThat(sent.body().path("minutes").asInt()).isEqualTo(20);
        });
    }

    @Test
    void asksForASecondFactorAndKeepsWhatWasWritten() throws Exception {
        var worker = as("worker-7", Role.Caseworker);
        api.answers(401, """
                {"type": "urn:pulang:problem:step-up-required", "code": "STEP_UP_REQUIRED", "status": 401,
                 "title": "", "detail": "", "errors": [], "traceId": "1"}""");
        var away = page(
                worker.send(
                        page(worker.open(EMERGENCY), 200),
                        Map.of("/caseId", caseId(1).toString(), "/minutes", "5")),
                401);
        assertThat(away.expectFirst("#sign-in-again").attr("href")).isEqualTo("/oauth2/authorization/pulang?step-up");
        var back = page(worker.open(EMERGENCY), 200);
        assertThat(back.expectFirst("[name=/minutes]").val()).isEqualTo("5");
        assertThat(back.select("input[name=again]")).hasSize(1);
    }

    @Test
    void isReadByPageForTheEmergencyAlone() throws Exception {
        opened();
        var worker = as("worker-7", Role.Caseworker);
        assertThat(worker.open(CASE).getStatus()).isEqualTo(404);

        var answer = worker.open(CASE + "?purpose=Emergency&lang=en");
        var page = page(answer, 200);
        assertThat(page.select(".banner").text())
                .contains("Emergency access, open until", "reviewed by the privacy officer");
        assertThat(page.select("a[href*=/do/], a[href*=/timeline], a[href*=/events/]"))
                .isEmpty();
        var inTheCase = page.select("main a[href^=" + CASE + "]");
        assertThat(inTheCase)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.attr("href")).contains("purpose=Emergency"));
        assertThat(logged(answer)).isEqualTo("Emergency " + new UUID(4, 1));
        for (var link : inTheCase.eachAttr("href")) {
            assertThat(worker.open(link).getStatus()).as(link).isEqualTo(200);
        }
        var report = page.select("a[download]");
        assertThat(report).as("not the letter").hasSize(1);
        var content = worker.open(report.attr("href"));
        assertThat(content.getContentAsString()).isEqualTo("KENARI-report");
        assertThat(content.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"dokumen.txt\"");
        assertThat(logged(content)).isEqualTo("Emergency " + new UUID(4, 1));
    }

    private String logged(MockHttpServletResponse answer) {
        return jdbc.sql("SELECT purpose || ' ' || grant_id FROM audit.access_log WHERE request_id = ?")
                .param(UUID.fromString(Objects.requireNonNull(answer.getHeader("Pulang-Request"))))
                .query(String.class)
                .single();
    }

    private void opened() {
        history.record(
                history.document(
                        caseId(1), new AttachmentId(new UUID(5, 1)), AttachmentKind.MedicalReport, "KENARI-report"),
                history.document(caseId(1), new AttachmentId(new UUID(5, 2)), AttachmentKind.Letter, "KENARI-letter"));
        history.by("worker-7")
                .record(new EmergencyAccessOpened(
                        new GrantId(new UUID(4, 1)),
                        caseId(1),
                        new OrganisationId("dinsos-32-73"),
                        EmergencyGround.DangerToLife,
                        Sensitive.of("She stands at the door."),
                        History.NOW.plusSeconds(600)));
    }

    @Test
    void leadsBackIntoWhatIsOpen() throws Exception {
        var worker = as("worker-7", Role.Caseworker);
        var none = page(worker.open("/emergency?lang=en"), 200);
        assertThat(none.select(".empty a").attr("href")).isEqualTo(EMERGENCY);

        opened();
        var answer = worker.open("/emergency?lang=en");
        var page = page(answer, 200);
        assertThat(page.select("tbody a").attr("href")).isEqualTo(CASE + "?purpose=Emergency");
        assertThat(page.select("tbody").text()).contains("danger to life", "10 minutes left");
        assertThat(page.text()).doesNotContain("She stands");
        assertThat(FormBrowser.reads(jdbc, answer)).isOne();
        assertThat(page(as("worker-8", Role.Caseworker).open("/emergency"), 200).select("tbody tr"))
                .isEmpty();
        assertThat(as("worker-7", Role.Supervisor).open("/emergency").getStatus())
                .isEqualTo(403);
    }

    @Test
    void registersStaffUnderTheIdTheyAreGiven() throws Exception {
        var admin = as("admin-1", Role.Admin);
        var form = page(admin.open("/staff/do/register-staff-member?lang=en"), 200);
        var wrong = page(
                admin.send(
                        form, Map.of("/staffId", "Siti Aminah", "/organisation", "dinsos-32-73", "/role", "Auditor")),
                422);
        assertThat(Objects.requireNonNull(wrong.getElementById("f-staffId-error"))
                        .text())
                .contains("Not the name of a person.");
        assertThat(wrong.select(".refused a").attr("href")).isEqualTo("#f-staffId");
        assertThat(api.sent()).isEmpty();

        var answer = admin.send(
                wrong, Map.of("/staffId", " worker-12 ", "/organisation", "dinsos-32-73", "/role", "Caseworker"));
        assertThat(answer.getHeader("Location")).isEqualTo("/staff?after=1");
        assertThat(api.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.path()).isEqualTo("/api/staff/worker-12/register-staff-member");
            assertThat(sent.body().toString()).isEqualTo("{\"organisation\":\"dinsos-32-73\",\"role\":\"Caseworker\"}");
        });

        api.answers(409, """
                {"type": "urn:pulang:problem:staff-exists", "code": "STAFF_EXISTS", "status": 409,
                 "title": "Already registered", "detail": "Change the role.", "errors": [], "traceId": "1"}""");
        var there = page(
                admin.send(
                        form, Map.of("/staffId", "worker-12", "/organisation", "dinsos-32-73", "/role", "Caseworker")),
                409);
        assertThat(there.select(".refused").text()).contains("Already registered");
        assertThat(there.expectFirst("[name=/staffId]").val()).isEqualTo("worker-12");
    }

    @Test
    void listsStaffForAdministratorsAlone() throws Exception {
        for (int i = 10; i < 40; i++) {
            history.record(new StaffMemberRegistered(
                    new StaffId("worker-" + i),
                    new OrganisationId("dinsos-32-73"),
                    null,
                    i == 10 ? Role.Auditor : Role.Caseworker));
        }
        history.record(new StaffMemberDisabled(new StaffId("worker-11")));
        var admin = as("admin-1", Role.Admin);
        var first = page(admin.open("/staff?lang=en"), 200);
        assertThat(first.select("tbody tr")).hasSize(25);
        assertThat(first.select("tr:contains(worker-11) a").eachText()).containsExactly("Give access again");
        assertThat(first.select("tr:contains(worker-12) a").eachAttr("href"))
                .containsExactly(
                        "/staff/worker-12/do/change-role?back=/staff",
                        "/staff/worker-12/do/disable-staff-member?back=/staff");
        var second = page(admin.open(first.expectFirst("a[rel=next]").attr("href")), 200);
        assertThat(second.select("tbody tr")).hasSize(5);
        assertThat(page(admin.open("/staff?role=Auditor"), 200).select("tbody tr"))
                .hasSize(1);
        assertThat(page(admin.open("/staff?role=Analyst&lang=en"), 200)
                        .select(".empty")
                        .text())
                .startsWith("Nobody has this role.");
        assertThat(admin.open("/staff?role=Nobody").getStatus()).isEqualTo(400);
        for (var role : List.of(Role.Caseworker, Role.Supervisor, Role.Auditor, Role.PrivacyOfficer, Role.Analyst)) {
            assertThat(as("somebody", role).open("/staff").getStatus()).isEqualTo(403);
        }
    }

    @Test
    void publishesTheNextVersionFromTheOneBefore() throws Exception {
        var supervisor = as("supervisor-1", Role.Supervisor);
        var list = page(supervisor.open("/instruments?lang=en"), 200);
        assertThat(list.select("tbody tr:contains(PULANG-CORE.v1)")).hasSize(1);
        assertThat(list.select("tbody a")).as("what is built in is nobody's").isEmpty();

        var form = page(supervisor.open("/instruments/do/publish-instrument?from=PULANG-CORE.v1"), 200);
        assertThat(form.expectFirst("[name=/instrumentId]").val()).isEqualTo("PULANG-CORE.v2");
        assertThat(form.select("[name^=/items/][name$=/code]").size()).isGreaterThan(10);
        assertThat(form.select("[name^=/dimensions/][name$=/items]").size()).isGreaterThan(10);
        var answer = supervisor.send(
                form, Map.of("/instrumentId", "OURS-1.v1", "/title/id", "Milik kami", "/title/en", "Ours"));
        assertThat(answer.getHeader("Location")).isEqualTo("/instruments?after=1");
        assertThat(api.sent().get(0).path()).isEqualTo("/api/instruments/OURS-1.v1/publish-instrument");
        assertThat(supervisor
                        .open("/instruments/do/publish-instrument?from=NONE.v1")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void registersAProvider() throws Exception {
        api.answers(201, """
                {"providerId": "%s", "version": 0, "position": 4, "events": []}""".formatted(new UUID(2, 2)));
        var admin = as("admin-1", Role.Admin);
        var answer = admin.send(
                page(admin.open("/providers/do/register-provider"), 200),
                Map.of("/name", "Klinik Contoh", "/type", "HealthServiceOrganisation", "/services", "Medical"));
        assertThat(answer.getHeader("Location")).isEqualTo("/providers/%s?after=4".formatted(new UUID(2, 2)));
    }

    @Test
    void beginsNothingElsewhere() throws Exception {
        assertThat(as("officer-1", Role.PrivacyOfficer)
                        .open("/requests/do/answer-subject-request")
                        .getStatus())
                .isEqualTo(404);
        assertThat(as("admin-1", Role.Admin).open("/staff/do/no-such-command").getStatus())
                .isEqualTo(404);
        assertThat(as("admin-1", Role.Admin).open("/staff/%20/do/change-role").getStatus())
                .isEqualTo(404);
        assertThat(as("auditor-1", Role.Auditor).open(CASE + "/do/add-note").getStatus())
                .isEqualTo(403);
        assertThat(as("worker-1", Role.Caseworker)
                        .open(CASE + "/do/open-emergency-access")
                        .getStatus())
                .isEqualTo(404);
    }
}
