package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestCommandApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.test.web.servlet.MockMvc;

/** A form is made of a command, sent on with the reader's own token, and shown again where it was refused. */
@QueryServiceTest
class CommandPageIT {

    private static final String CASE = "/cases/" + caseId(1);
    private static final String NOTE = CASE + "/do/add-note";

    private static final String RECORDED = """
            {"caseId": "%s", "version": 1, "position": 1, "events": []}""".formatted(caseId(1));

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClientRegistrationRepository registrations;

    private final MockHttpSession session = new MockHttpSession();
    private final TestCommandApi api = TestCommandApi.shared();

    @BeforeEach
    void aCaseOfWorker1() {
        history.clear().record(identified(caseId(1)), scheduled(caseId(1), 1, "2026-03-01"));
        api.answers(200, RECORDED);
        signedInUntil(Instant.now().plusSeconds(300));
    }

    private void signedInUntil(Instant end) {
        var pages = Objects.requireNonNull(registrations.findByRegistrationId("pulang"));
        session.setAttribute(
                HttpSessionOAuth2AuthorizedClientRepository.class.getName() + ".AUTHORIZED_CLIENTS",
                new HashMap<>(Map.of(
                        "pulang",
                        new OAuth2AuthorizedClient(
                                pages,
                                "worker-1",
                                new OAuth2AccessToken(TokenType.BEARER, "own-token", end.minusSeconds(300), end)))));
    }

    @Test
    void asksForWhatTheCommandNeedsInWords() throws Exception {
        var page = page(open(NOTE + "?lang=en"), 200);

        assertThat(page.title()).isEqualTo("Case PLG-32-2026-1 · Pulang");
        assertThat(page.select("h1").text()).isEqualTo("Add note");
        assertThat(page.select("form.command fieldset.field legend").text()).startsWith("Visible to");
        assertThat(page.select("form.command textarea")).hasSize(1);
        assertThat(page.expectFirst("textarea").attr("name")).isEqualTo("/text");
        assertThat(page.expectFirst("textarea").attr("data-personal")).isEqualTo("yes");
        assertThat(page.select("input[name=noteId], input[name=/noteId]")).isEmpty();
        assertThat(page.expectFirst("input[name=version]").attr("value")).isEqualTo("1");
        assertThat(page.expectFirst("input[name=key]").attr("value")).hasSize(36);
        assertThat(page.select("[style], style, script:not([src]), [onclick]")).isEmpty();
        assertThat(page.select("label[for]"))
                .allSatisfy(label ->
                        assertThat(page.getElementById(label.attr("for"))).isNotNull());
    }

    @Test
    void sendsOnWithTheReadersOwnToken() throws Exception {
        var form = page(open(NOTE), 200);
        var answer = send(form, Map.of("/visibility", "Team", "/text", "She called."));

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo(CASE + "?after=1");
        var sent = api.sent().get(0);
        assertThat(sent.path()).isEqualTo("/api" + CASE + "/add-note");
        assertThat(sent.headers())
                .containsEntry("authorization", "Bearer own-token")
                .containsEntry("if-match", "\"1\"")
                .containsEntry("pulang-purpose", "Services")
                .containsEntry(
                        "idempotency-key", form.expectFirst("input[name=key]").attr("value"));
        assertThat(sent.body().toString()).isEqualTo("{\"visibility\":\"Team\",\"text\":\"She called.\"}");
        assertThat(reads(answer)).as("nothing of the case was shown").isZero();
    }

    @Test
    void keepsTheInputOfWhatWasRefusedAndSaysItBesideTheField() throws Exception {
        api.answers(400, """
                {"type": "urn:pulang:problem:fields-invalid", "code": "FIELDS_INVALID", "status": 400,
                 "title": "Isian belum benar", "detail": "Perbaiki.", "traceId": "1",
                 "errors": [{"pointer": "/visibility", "code": "REQUIRED", "message": "Wajib diisi."}]}""");
        var answer = send(page(open(NOTE), 200), Map.of("/text", "She called."));
        var page = page(answer, 400);

        assertThat(page.expectFirst("textarea").text()).isEqualTo("She called.");
        assertThat(page.select(".refused a").attr("href")).isEqualTo("#f-visibility");
        var field = Objects.requireNonNull(page.getElementById("f-visibility"));
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby")).contains("f-visibility-error");
        assertThat(Objects.requireNonNull(page.getElementById("f-visibility-error"))
                        .text())
                .isEqualTo("Wajib diisi.");
        assertThat(reads(answer)).as("the case is shown again").isOne();
    }

    @Test
    void saysWhatHappenedMeanwhile() throws Exception {
        var form = page(open(NOTE), 200);
        history.record(closureRequested(caseId(1)));
        api.answers(412, """
                {"type": "urn:pulang:problem:version-mismatch", "code": "VERSION_MISMATCH", "status": 412,
                 "title": "Kasus sudah berubah", "detail": "Lihat.", "errors": [], "version": 2, "traceId": "1"}""");
        var page = page(send(form, Map.of("/visibility", "Team", "/text", "She called.")), 412);

        assertThat(page.expectFirst("textarea").text()).isEqualTo("She called.");
        assertThat(page.expectFirst("input[name=version]").attr("value")).isEqualTo("2");
        assertThat(page.expectFirst("input[name=key]").attr("value"))
                .isEqualTo(form.expectFirst("input[name=key]").attr("value"));
        assertThat(page.select(".refused ol li")).hasSize(1);
    }

    @Test
    void withoutAnAnswerTheSameKeyIsKept() throws Exception {
        api.answers(0, "");
        var form = page(open(NOTE), 200);
        var page = page(send(form, Map.of("/visibility", "Team", "/text", "She called.")), 424);

        assertThat(page.select(".refused").text()).contains("Belum jelas apakah tersimpan");
        assertThat(page.expectFirst("input[name=key]").attr("value"))
                .isEqualTo(form.expectFirst("input[name=key]").attr("value"));
    }

    @Test
    void aTokenThatEndedMeanwhileCostsASignInAndNoInput() throws Exception {
        var form = page(open(NOTE), 200);
        signedInUntil(Instant.now().minusSeconds(1));
        var away = page(send(form, Map.of("/visibility", "Team", "/text", "She called.")), 401);

        // A link: Chromium lets no form be redirected to another origin.
        assertThat(away.expectFirst("#sign-in-again").attr("href")).isEqualTo("/oauth2/authorization/pulang");
        assertThat(away.text()).doesNotContain("PLG-");
        assertThat(api.sent()).isEmpty();

        signedInUntil(Instant.now().plusSeconds(300));
        var back = page(open(NOTE), 200);
        assertThat(back.expectFirst("textarea").text()).isEqualTo("She called.");
        assertThat(back.expectFirst("input[name=key]").attr("value"))
                .isEqualTo(form.expectFirst("input[name=key]").attr("value"));
        assertThat(page(open(NOTE), 200).expectFirst("textarea").text())
                .as("once")
                .isEmpty();
    }

    @Test
    void asksForASecondFactorOnceAndNotForEver() throws Exception {
        api.answers(401, """
                {"type": "urn:pulang:problem:step-up-required", "code": "STEP_UP_REQUIRED", "status": 401,
                 "title": "", "detail": "", "errors": [], "traceId": "1"}""");
        var away = page(send(page(open(NOTE), 200), Map.of("/visibility", "Team", "/text", "She called.")), 401);
        assertThat(away.expectFirst("#sign-in-again").attr("href")).isEqualTo("/oauth2/authorization/pulang?step-up");

        var back = page(open(NOTE), 200);
        assertThat(back.select("input[name=again]")).hasSize(1);
        var refused = page(send(back, Map.of("/visibility", "Team", "/text", "She called.")), 403);
        assertThat(refused.select(".refused").text()).contains("bukti diri");
    }

    @Test
    void addsARowWithoutScript() throws Exception {
        var form = page(open(CASE + "/do/record-contacts"), 200);
        assertThat(form.select("fieldset.group fieldset.group")).hasSize(1);
        var more = page(
                send(form, Map.of("/contacts/0/kind", "Phone", "/contacts/0/value", "0812", "add", "/contacts")), 200);

        assertThat(api.sent()).isEmpty();
        assertThat(more.select("input[name=/contacts/0/value]").attr("value")).isEqualTo("0812");
        assertThat(more.select("input[name=/contacts/1/value]")).hasSize(1);
    }

    @Test
    void offersWhatTheCaseHas() throws Exception {
        var page = page(open(CASE + "/do/record-follow-up?lang=en"), 200);

        var options = page.select("select[name=/followUpId] option");
        assertThat(options).hasSize(2);
        assertThat(options.get(1).text()).contains("1 March 2026");
        assertThat(page(open(CASE + "/do/resolve-flag?lang=en"), 200)
                        .select(".banner")
                        .text())
                .isEqualTo("There is no open entry for this.");
    }

    @Test
    void asksTheQuestionsOfTheInstrument() throws Exception {
        var page = page(open(CASE + "/do/record-assessment?lang=en"), 200);

        assertThat(page.expectFirst("input[name=/instrument]").attr("value")).isEqualTo("PULANG-CORE.v1");
        assertThat(page.select("input[type=radio][name=/answers/0]").eachAttr("value"))
                .anyMatch(value -> value.endsWith(" Declined"))
                .anyMatch(value -> value.matches("[A-Za-z]+ Answered \\d"));
        assertThat(page.expectFirst("input[name=/assessedOn]").attr("value")).isEqualTo("2026-03-01");
    }

    @Test
    void saysOfEachCommandWhyNot() throws Exception {
        var page = page(open(CASE + "/do?lang=en"), 200);

        assertThat(page.select(".doable a").eachText()).contains("Add note", "Schedule follow-up");
        assertThat(page.select(".doable li:contains(Reopen case)").text()).contains("The case is not closed.");
        assertThat(page.select(".doable").text()).doesNotContain("Approve the plan");
    }

    @Test
    void isForNobodyWhoMayNotSeeTheCase() throws Exception {
        for (var address : List.of(NOTE, CASE + "/do")) {
            assertThat(http.perform(get(address)
                                    .header("Pulang-Actor", "analyst-1")
                                    .header("Pulang-Role", "Analyst"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(open("/cases/%s/do/no-such-command".formatted(caseId(1))).getStatus())
                .isEqualTo(404);
        assertThat(open("/cases/%s/do/register-provider".formatted(caseId(1))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void takesNoFormOfAnotherPlace() throws Exception {
        assertThat(http.perform(post(NOTE)
                                .session(session)
                                .header("Pulang-Actor", "worker-1")
                                .header("Pulang-Role", "Caseworker")
                                .param("/text", "x"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(api.sent()).isEmpty();
    }

    @Test
    void leadsNowhereElse() throws Exception {
        var form = page(open(NOTE), 200);
        for (var elsewhere : List.of("https://example.org/", "//example.org", "/\\example.org")) {
            assertThat(send(form, Map.of("/visibility", "Team", "/text", "x", "back", elsewhere))
                            .getHeader("Location"))
                    .isEqualTo(CASE + "?after=1");
        }
    }

    private MockHttpServletResponse open(String address) throws Exception {
        return http.perform(get(URI.create(address))
                        .session(session)
                        .header("Pulang-Actor", "worker-1")
                        .header("Pulang-Role", "Caseworker"))
                .andReturn()
                .getResponse();
    }

    /** As a browser does: with what the form holds, and what is filled in. */
    private MockHttpServletResponse send(Document form, Map<String, String> filledIn) throws Exception {
        var element = form.expectFirst("form.command");
        var fields = new HashMap<String, String>();
        element.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(filledIn);
        var request = post(URI.create(element.attr("action")))
                .session(session)
                .header("Pulang-Actor", "worker-1")
                .header("Pulang-Role", "Caseworker");
        fields.forEach(request::param);
        return http.perform(request).andReturn().getResponse();
    }

    private static Document page(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        return Jsoup.parse(answer.getContentAsString());
    }

    private int reads(MockHttpServletResponse answer) {
        return jdbc.sql("SELECT count(*) FROM audit.access_log WHERE request_id = ?")
                .param(UUID.fromString(Objects.requireNonNull(answer.getHeader("Pulang-Request"))))
                .query(Integer.class)
                .single();
    }
}
