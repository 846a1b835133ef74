package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;

/** What a caseworker does in a day, by the pages alone and without script: the real services, the real sign-in. */
class FormsE2E {

    private static final String COMMAND = "form.command";

    /** In Indonesia it is this day or the next one already. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private final Pulang pulang = Pulang.shared();
    private final Browser browser = pulang.browser(DemoStaff.Caseworker);

    @Test
    void aCaseIsOpenedAndWorkedOnByPages() {
        var intake = open("/intake");
        var person = Map.of(
                "/name/first", "Ratih " + UUID.randomUUID().toString().replaceAll("[^a-f]", ""),
                "/ageEstimate", "24",
                "/gender", "Feminine",
                "/citizenships", "ID",
                "/origin", "32.12",
                "/identifiedThrough", "ReturnProcess",
                "/status", "PossibleVictimOfTrafficking",
                "/firstContact", today.minusDays(20).toString());
        var checked = browser.submit(intake, COMMAND, "/intake/check", person);
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);

        var opened = browser.submit(checked, COMMAND, "/intake", person);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        assertThat(opened.uri().getPath()).startsWith("/cases/");
        var home = opened.uri().getPath();

        recorded(home, "add-note", Map.of("/visibility", "Team", "/text", "She prefers to be called in the evening."));
        recorded(
                home,
                "schedule-follow-up",
                Map.of("/dueOn", today.plusDays(7).toString(), "/purpose", "Monitoring", "/mode", "Call"));
        recorded(home, "deliver-service", Map.of("/service", "Medical", "/help", "Informal", "/helper", "Neighbour"));
        recorded(
                home,
                "grant-consent",
                Map.of("/purpose", "Services", "/mode", "Oral", "/givenBy", "Self", "/explained", "UseOfData"));
        recorded(home, "record-barrier", Map.of("/kind", firstOption(home, "record-barrier", "/kind")));
        anAssessmentIsRecorded(home);

        recorded(
                home,
                "record-follow-up",
                Map.of(
                        "/followUpId", firstOption(home, "record-follow-up", "/followUpId"),
                        "/mode", "Call",
                        "/reached", "Survivor",
                        "/findings", "She is with her aunt.",
                        "/safe", "Yes"));
    }

    private void anAssessmentIsRecorded(String home) {
        var form = open(home + "/do/record-assessment");
        var answers = new LinkedHashMap<String, String>();
        Jsoup.parse(form.body()).select("input[type=radio][name^=/answers/]").forEach(choice -> {
            if (choice.attr("value").endsWith("Answered 3")) {
                answers.put(choice.attr("name"), choice.attr("value"));
            }
        });
        assertThat(answers).hasSize(12);
        answers.computeIfPresent("/answers/3", (name, chosen) -> chosen.replace("Answered 3", "Declined"));
        answers.put("/kind", "Intake");
        answers.put("/assessor", DemoStaff.Caseworker.id());
        recorded(home, "record-assessment", answers);
    }

    @Test
    void whatIsRefusedIsSaidBesideItsFieldAndKept() {
        var home = aCase();
        var refused =
                browser.submit(open(home + "/do/add-note"), COMMAND, Map.of("/text", "Nobody said for whom this is."));

        assertThat(refused.statusCode()).isEqualTo(400);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("#f-visibility-error")).hasSize(1);
        assertThat(page.select("textarea").text()).isEqualTo("Nobody said for whom this is.");
    }

    @Test
    void theSameFormSentTwiceIsRecordedOnce() {
        var home = aCase();
        var form = open(home + "/do/add-note");
        var note = Map.of("/visibility", "Team", "/text", "Once.");
        var first = browser.submit(form, COMMAND, note);
        var second = browser.submit(form, COMMAND, note);

        assertThat(second.uri()).isEqualTo(first.uri());
        var events = pulang.queries()
                .as(DemoStaff.Caseworker.id())
                .get("/api" + home + "/events?limit=100")
                .text();
        assertThat(events.split("\"NoteAdded\"", -1)).hasSize(2);
    }

    @Test
    void whatHappenedMeanwhileIsToldBeforeItIsSentAgain() {
        var home = aCase();
        var form = open(home + "/do/add-note");
        recorded(home, "record-barrier", Map.of("/kind", firstOption(home, "record-barrier", "/kind")));

        var note = Map.of("/visibility", "Team", "/text", "Written before.");
        var told = browser.submit(form, COMMAND, note);
        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(Jsoup.parse(told.body()).select(".refused ol li")).isNotEmpty();
        assertThat(browser.submit(told, COMMAND, note).statusCode()).isEqualTo(200);
    }

    private String aCase() {
        var answer = pulang.commands().post("/api/cases/identify-victim", """
                {"ageEstimate": 24, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "ReturnProcess", "status": "PossibleVictimOfTrafficking", "firstContact": "%s"}""".formatted(today.minusDays(20)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var home = "/cases/" + answer.json().path("caseId").asString();
        assertThat(open(home + "?after=" + answer.position()).statusCode()).isEqualTo(200);
        return home;
    }

    private void recorded(String home, String command, Map<String, String> filledIn) {
        var answer = browser.submit(open(home + "/do/" + command), COMMAND, filledIn);
        assertThat(answer.statusCode()).as("%s: %s", command, answer.body()).isEqualTo(200);
        assertThat(answer.uri().getPath()).as(command).isEqualTo(home);
        assertThat(answer.uri().getQuery()).as(command).startsWith("after=");
    }

    /** What can be chosen there, whatever it is. */
    private String firstOption(String home, String command, String field) {
        return Jsoup.parse(open(home + "/do/" + command).body())
                .select("select[name=%s] option, input[name=%s]".formatted(field, field))
                .eachAttr("value")
                .stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> open(String path) {
        return browser.get(pulang.queries().url() + path);
    }
}
