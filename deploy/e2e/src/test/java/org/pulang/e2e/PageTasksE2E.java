package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.store.EventJson;

/** What people come for, done in a browser as they do it: with script, and the same without it. */
class PageTasksE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The forms of choice are told by a field in them. */
    private static final String WORKLIST_FILTER = "form.filter[action=\"/worklist\"]";

    private static final String TOLD = "ol.timeline li[id^=\"event-\"]";

    @BeforeAll
    static void inABrowser() {
        Chromium.assumeThereIsOne();
    }

    private final Pulang pulang = Pulang.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void withScriptAgain() {
        chromium.scripts(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCaseworkerNarrowsTheWorklistAndOpensACase(boolean script) {
        as(DemoStaff.Caseworker, script).go("/worklist?view=All");
        var all = chromium.text("nav.tabs a[aria-current=page] .count");

        unfold(WORKLIST_FILTER);
        chromium.fillIn(Map.of("province", "32")).click(WORKLIST_FILTER + " button[type=submit]");
        at("/worklist\\?.*province=32.*");
        assertThat(chromium.value("#province")).isEqualTo("32");
        assertThat(Integer.parseInt(chromium.text("nav.tabs a[aria-current=page] .count")))
                .isPositive()
                .isLessThan(Integer.parseInt(all));

        chromium.go("/worklist?view=All");
        var number = chromium.text("tbody th a");
        chromium.click("tbody th a");
        at("/cases/[-0-9a-f]+");
        assertThat(chromium.text("h1")).contains(number);
        assertThat(chromium.title()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aContactIsRecordedFromTheCaseAndSeenOnItsTimeline(boolean script) {
        var own = new OwnCase(pulang)
                .with("schedule-follow-up", """
                {"dueOn": "%s", "purpose": "Monitoring", "mode": "Call"}""".formatted(OwnCase.today().plusDays(1)));
        as(DemoStaff.Caseworker, script).go(own.home() + "?" + own.after());
        int before = told(own);

        chromium.go(own.home()).click("main a[href*=\"/do/record-follow-up\"]");
        chooseTheOnly("/followUpId");
        chromium.fillIn(Map.of(
                        "/mode", "Call", "/reached", "Survivor", "/findings", "She is with her aunt.", "/safe", "Yes"))
                .send();

        recordedIn(own);
        assertThat(told(own)).isGreaterThan(before);
    }

    private int told(OwnCase own) {
        chromium.go(own.home() + "/timeline?view=Full&topic=FollowUps");
        return chromium.count(TOLD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFollowUpIsScheduledAndWaitsInTheCase(boolean script) {
        var own = new OwnCase(pulang);
        as(DemoStaff.Caseworker, script).go(own.home() + "/do/schedule-follow-up?" + own.after());
        var day = OwnCase.today().plusDays(7).toString();
        chromium.fillIn(Map.of("/dueOn", day, "/purpose", "Monitoring", "/mode", "Call"))
                .send();

        recordedIn(own);
        assertThat(chromium.shows("section[aria-labelledby=duties] time[datetime=\"%s\"]".formatted(day)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAssessmentIsRecordedFromItsInstrument(boolean script) {
        var own = new OwnCase(pulang).withConsent();
        as(DemoStaff.Caseworker, script).go(own.home() + "/do/record-assessment?" + own.after());
        int items = chromium.count("input[type=radio][value$=\"Answered 3\"]");
        assertThat(items).isEqualTo(12);
        for (int item = 0; item < items; item++) {
            chromium.click("input[type=radio][name=\"/answers/%d\"][value$=\"Answered 3\"]".formatted(item));
        }
        chromium.fillIn(Map.of("/kind", "Intake")).send();

        recordedIn(own);
        assertThat(chromium.shows("section[aria-labelledby=trends]")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReferralIsMadeAndIsAmongThoseSent(boolean script) {
        var own = new OwnCase(pulang);
        var provider = own.withSomebodyToReferTo();
        as(DemoStaff.Caseworker, script).go(own.home() + "/do/make-referral?" + own.after());
        chromium.fillIn(Map.of(
                        "/providerId",
                        provider,
                        "/service",
                        "Psychological",
                        "/reason",
                        "AdditionalServicesRequired",
                        "/answerDueOn",
                        OwnCase.today().plusDays(14).toString()))
                .send();

        recordedIn(own);
        chromium.go("/referrals?state=Made");
        assertThat(chromium.count("tbody a[href^=\"%s\"]".formatted(own.home())))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsRefusedIsSaidBesideItsFieldAndTheInputIsKept(boolean script) {
        var own = new OwnCase(pulang);
        as(DemoStaff.Caseworker, script).go(own.home() + "/do/add-note?" + own.after());
        chromium.fillIn(Map.of("/text", "Nobody said for whom this is.")).send();

        assertThat(chromium.text("#f-visibility-error")).isNotEmpty();
        assertThat(chromium.value("textarea[name=\"/text\"]")).isEqualTo("Nobody said for whom this is.");
        if (script) {
            assertThat(chromium.hasFocus(".refused")).isTrue();
            assertThat(chromium.breaches()).isEmpty();
        }

        chromium.click(".refused a[href=\"#f-visibility\"]")
                .fillIn(Map.of("/visibility", "Team"))
                .send();
        recordedIn(own);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSupervisorApprovesWhatWaits(boolean script) {
        var own = new OwnCase(pulang).with("request-closure", """
                {"reason": "OwnDecision", "outcome": "Disengaged", "summary": "Goes on alone."}""");
        as(DemoStaff.Supervisor, script).go("/worklist?view=Approvals&" + own.after());
        chromium.click("tbody a[href^=\"%s/do/approve-closure\"]".formatted(own.home()))
                .send();

        at("/worklist.*");
        assertThat(own.status()).contains("\"Closed\"");
        chromium.go("/worklist?view=Approvals");
        assertThat(chromium.count("tbody a[href^=\"%s/do/\"]".formatted(own.home())))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasReferredToUsIsReadAndAccepted(boolean script) {
        var own = new OwnCase(pulang);
        var provider = own.withSomebodyToReferTo();
        own.with("make-referral", """
                {"providerId": "%s", "service": "Psychological", "reason": "AdditionalServicesRequired",
                 "details": "She sleeps badly.", "answerDueOn": "%s"}""".formatted(provider, OwnCase.today().plusDays(14)));
        as(DemoStaff.PartnerCaseworker, script).go("/referrals/received?purpose=Referral&" + own.after());
        chromium.click("tbody a[href^=\"%s?\"]".formatted(own.home()));
        assertThat(chromium.text("main")).contains("She sleeps badly.", OwnCase.FIRST_NAME);

        chromium.click("main a[href^=\"%s/do/accept-referral\"]".formatted(own.home()))
                .send();
        at("/referrals/received.*");
        await().atMost(PATIENCE).until(() -> own.status().contains("\"Accepted\""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewCaseIsOpenedOnceItIsKnownThatNobodyKnowsThePerson(boolean script) {
        var name = script ? "Xaverianingtyas" : "Qomarulzamanto";
        as(DemoStaff.Intake, script).go("/intake");
        chromium.fillIn(Map.of(
                        "/name/first",
                        name,
                        "/gender",
                        "Feminine",
                        "/citizenships",
                        "ID",
                        "/identifiedThrough",
                        "ReturnProcess",
                        "/status",
                        "PossibleVictimOfTrafficking",
                        "/firstContact",
                        OwnCase.today().minusDays(2).toString()))
                .send();
        at("/intake/check");
        assertThat(chromium.shows("section.refused.nothing #known")).isTrue();
        assertThat(chromium.value("[name=\"/name/first\"]")).isEqualTo(name);
        if (script) {
            assertThat(chromium.breaches()).isEmpty();
        }

        chromium.send();
        at("/cases/[-0-9a-f]+\\?after=\\d+");
        assertThat(chromium.text("h1")).contains("PLG-");
        assertThat(chromium.title()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void somebodyIsFoundAndTheirCaseOpened(boolean script) {
        var own = new OwnCase(pulang);
        var number = EventJson.MAPPER.readTree(own.status()).path("caseNumber").asString();
        as(DemoStaff.Caseworker, script);
        await("somebody of that name")
                .atMost(PATIENCE)
                .until(() -> finds(Map.of("name", OwnCase.FIRST_NAME), "/cases/"));
        assertThat(chromium.address()).doesNotContain(OwnCase.FIRST_NAME);
        if (script) {
            assertThat(chromium.breaches()).isEmpty();
        }

        await("that case").atMost(PATIENCE).until(() -> finds(Map.of("caseNumber", number), own.home()));
        chromium.click("ol.found a[href^=\"%s\"]".formatted(own.home()));
        at(own.home() + ".*");
        assertThat(chromium.text("h1")).contains(number);
    }

    /** What was recorded just now the search knows a moment later. */
    private boolean finds(Map<String, String> what, String address) {
        chromium.go("/search").fillIn(what).click("form[action=\"/search\"] button");
        assertThat(chromium.text("#found")).isNotEmpty();
        return chromium.count("ol.found a[href^=\"%s\"]".formatted(address)) > 0;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void papersArePrintedWithoutWhatIsForTheScreen(boolean script) {
        var home = Page.longestLife(pulang);
        as(DemoStaff.Caseworker, script).go(home).click(".case-nav a[href*=\"/print\"]");
        at(home + "/print.*");
        assertThat(chromium.text("h1")).contains("PLG-");
        chromium.click("nav.tabs a[href*=\"paper=Entitlements\"]");
        at(home + "/print\\?.*paper=Entitlements.*");
        assertThat(chromium.count("ul.rights > li")).isPositive();

        chromium.onPaper(true);
        try {
            assertThat(chromium.shows("ul.rights > li")).isTrue();
            assertThat(chromium.shows(".unprinted")).isFalse();
            assertThat(chromium.shows("#quick-exit")).isFalse();
        } finally {
            chromium.onPaper(false);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAuditorWalksThroughACase(boolean script) {
        var home = Page.longestLife(pulang);
        as(DemoStaff.Auditor, script).go(home + "/replay");
        chromium.fillIn("#at", "3").click("form:has(#at) button");
        at(home + "/replay\\?.*at=3.*");
        chromium.click(".slider a[rel=next]");
        at(home + "/replay\\?.*at=4.*");
        assertThat(chromium.shows("#changes")).isTrue();
        chromium.click(".slider a[rel=prev]");
        at(home + "/replay\\?.*at=3.*");

        chromium.fillIn("#asOf", OwnCase.today().minusDays(1).toString())
                .fillIn(Map.of("axis", "occurred"))
                .click("form:has(#asOf) button");
        at(home + "/replay\\?.*axis=occurred.*");
        assertThat(chromium.text("section.replay [role=status]")).isNotEmpty();

        chromium.go(home + "/replay?at=6").click(".steps a[href*=\"/compare\"]");
        chromium.fillIn(Map.of("from", "1", "to", "6")).click("form:has(#from) button");
        at(home + "/compare\\?.*from=1.*");
        assertThat(chromium.count("dl.changes > div")).isPositive();

        chromium.go(home + "/reads");
        assertThat(chromium.text("tbody")).contains(DemoStaff.Auditor.id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnalystFindsANumberItsMeaningAndItsFile(boolean script) {
        as(DemoStaff.Analyst, script).go("/");
        chromium.fillIn(Map.of("gender", "Feminine")).click("form:has(#gender) button");
        at("/\\?.*gender=Feminine.*");
        assertThat(chromium.text("ul.cards .figure")).isNotEmpty();

        chromium.go("/analysis/components");
        assertThat(chromium.count("table.components tbody tr")).isEqualTo(11);
        chromium.click("table.components details.definition summary");
        assertThat(chromium.text("details.definition[open] dd")).isNotEmpty();

        chromium.click("#export");
        at("/exports/indicators.*");
        var take = "form[action=\"/exports/indicators\"] button[type=submit]";
        await("a form, or the question who that is")
                .atMost(PATIENCE)
                .until(() -> chromium.shows("#sign-in a") || chromium.shows(take));
        if (chromium.shows("#sign-in a")) {
            proves("#sign-in a", "/exports/indicators.*");
        }
        chromium.click(take);
        assertThat(chromium.downloaded(".zip")).isNotEmpty();
    }

    @Test
    void chartsAreDrawnBesideTheirTables() {
        as(DemoStaff.Analyst, true);
        var before = chromium.complaints();
        // Of simulated people analysts are told every number, however many other cases these tests have opened.
        chromium.go("/analysis/outcomes?provenance=Simulated").settle();
        assertThat(chromium.count("[data-chart] svg")).isPositive();
        assertThat(chromium.complaints()).as("after %s", before).isEmpty();

        chromium.scripts(false).go("/analysis/outcomes?provenance=Simulated");
        assertThat(chromium.count("[data-chart] svg")).isZero();
        assertThat(chromium.shows("main section table")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOperatorRebuildsAProjectionAndSeesHowFarItIs(boolean script) {
        as(DemoStaff.Admin, script).go("/operator");
        assertThat(chromium.count("tr[data-name]")).isPositive();
        chromium.click("tr[data-name] th a").click("#rebuild form button");

        assertThat(chromium.text("#told")).isNotEmpty();
        // It may be too quick to be seen on its way; then it says from when to when.
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            var under = chromium.shows("#rebuild progress");
            var done = chromium.count("#rebuild time") == 2;
            if (!done) {
                chromium.go(chromium.path());
            }
            return done || under;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theQuickExitLeadsAway(boolean script) {
        as(DemoStaff.Caseworker, script).go("/worklist");
        chromium.go(Page.longestLife(pulang)).click("#quick-exit");
        isAway();

        if (script) {
            chromium.back();
            assertThat(chromium.path()).doesNotStartWith("/cases/");
        }
    }

    @Test
    void twiceEscapeDoesTheSame() {
        as(DemoStaff.Caseworker, true).go("/worklist");
        chromium.go(Page.longestLife(pulang)).press(Keys.ESCAPE).press(Keys.ESCAPE);
        isAway();

        chromium.back();
        assertThat(chromium.path()).doesNotStartWith("/cases/");
    }

    private void isAway() {
        await().atMost(PATIENCE)
                .until(() -> !chromium.address().startsWith(pulang.queries().url()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLanguageChangesAndStays(boolean script) {
        as(DemoStaff.Caseworker, script).go("/worklist");
        chromium.click("nav.languages a[hreflang=en]");
        await().atMost(PATIENCE).until(() -> chromium.attribute("html", "lang").equals("en"));
        chromium.go("/lists");
        assertThat(chromium.attribute("html", "lang")).isEqualTo("en");

        chromium.click("nav.languages a[hreflang=id]");
        await().atMost(PATIENCE).until(() -> chromium.attribute("html", "lang").equals("id"));
    }

    @Test
    void theWorklistIsReadByKeyboard() {
        as(DemoStaff.Caseworker, true).go("/worklist?view=All");
        chromium.press("j");
        assertThat(chromium.hasFocus("tbody a"))
                .as("one letter alone takes nothing")
                .isFalse();
        chromium.click("#keys").press("j");
        assertThat(chromium.hasFocus("tbody tr:nth-child(1) th a")).isTrue();
        chromium.press("j");
        assertThat(chromium.hasFocus("tbody tr:nth-child(2) th a")).isTrue();
        chromium.press("k");
        assertThat(chromium.hasFocus("tbody tr:nth-child(1) th a")).isTrue();

        chromium.press(Keys.ENTER);
        at("/cases/[-0-9a-f]+");
    }

    /** What is said of a person is never kept in the browser. */
    @Test
    void aDraftIsKeptUntilItIsSentWithoutWhatIsPersonal() {
        var own = new OwnCase(pulang)
                .with("schedule-follow-up", """
                {"dueOn": "%s", "purpose": "Monitoring", "mode": "Call"}""".formatted(OwnCase.today().plusDays(1)));
        var form = own.home() + "/do/add-note";
        as(DemoStaff.Caseworker, true).go(form + "?" + own.after());
        chromium.fillIn(Map.of("/visibility", "Team", "/text", "She moved in with her aunt."));

        chromium.go(own.home()).go(form);
        assertThat(chromium.shows("[name=\"/visibility\"][value=Team]:checked")).isTrue();
        assertThat(chromium.value("textarea[name=\"/text\"]")).isEmpty();

        var key = chromium.hidden("key");
        chromium.fillIn(Map.of("/text", "She moved in with her aunt."))
                .offline(true)
                .send();
        await("what a browser says without a line").atMost(PATIENCE).until(() -> chromium.count("form.command") == 0);
        chromium.offline(false).go(form);
        assertThat(chromium.hidden("key"))
                .as("whose answer is lost, is recorded once")
                .isEqualTo(key);

        chromium.fillIn(Map.of("/text", "She moved in with her aunt.")).send();
        recordedIn(own);
        chromium.go(form);
        assertThat(chromium.count("[name=\"/visibility\"][value=Team]:checked")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNeedsAFreshProofGoesOnWhereItWas(boolean script) {
        var own = new OwnCase(pulang);
        var provider = own.withSomebodyToReferTo();
        as(DemoStaff.Supervisor, script).go(own.home() + "/do/override-consent?" + own.after());
        chromium.fillIn(Map.of(
                        "/purpose",
                        "Sharing",
                        "/recipient",
                        provider,
                        "/ground",
                        "DangerToLife",
                        "/legalBasis",
                        "Law27Of2022VitalInterest",
                        "/reason",
                        "She was threatened.",
                        "/expiresOn",
                        OwnCase.today().plusDays(2).toString()))
                .send();

        if (isAskedForProof(own.home() + "\\?after=\\d+")) {
            proves("#sign-in-again", own.home() + "/do/override-consent.*");
            assertThat(chromium.value("textarea[name=\"/reason\"]")).isEqualTo("She was threatened.");
            chromium.send();
        }
        recordedIn(own);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentIsAttachedAndDownloaded(boolean script, @TempDir Path files) throws IOException {
        var own = new OwnCase(pulang);
        var letter = Files.writeString(files.resolve("surat.txt"), "She wrote this herself.\n");
        as(DemoStaff.Caseworker, script).go(own.home() + "/do/attach-document?" + own.after());
        chromium.fillIn(Map.of("/kind", "Letter", "/title", "Her letter", "file", letter.toString()))
                .send();

        recordedIn(own);
        chromium.go(own.home() + "?topic=Stewardship")
                .click("a[download][href^=\"%s/attachments/\"]".formatted(own.home()));
        assertThat(new String(chromium.downloaded(".txt"), StandardCharsets.UTF_8))
                .isEqualTo("She wrote this herself.\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentThatIsTooLargeIsRefusedBesideItsField(boolean script, @TempDir Path files) throws IOException {
        var own = new OwnCase(pulang);
        var large = Files.write(files.resolve("pindaian.txt"), new byte[11 << 20]);
        var form = own.home() + "/do/attach-document";
        as(DemoStaff.Caseworker, script).go(form + "?" + own.after());
        chromium.fillIn(Map.of("/kind", "Letter", "/title", "Her letter", "file", large.toString()))
                .send();

        assertThat(chromium.text("#f-file-error")).contains("10 MB");
        assertThat(chromium.value("[name=\"/title\"]")).isEqualTo("Her letter");

        var small = Files.writeString(files.resolve("kecil.txt"), "She wrote this herself.");
        chromium.fillIn(Map.of("file", small.toString())).send();
        recordedIn(own);
    }

    /** By two people: nobody opens a third one before two were reviewed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inAnEmergencyACaseIsOpenedAndReadByPage(boolean script) {
        var own = new OwnCase(pulang);
        own.status();
        as(script ? DemoStaff.CaseworkerTwo : DemoStaff.CaseworkerThree, script).go(own.home());
        assertThat(chromium.status()).isEqualTo(404);
        if (script) {
            assertThat(chromium.breaches()).isEmpty();
        }
        chromium.click("a[href^=\"/grants/do/open-emergency-access\"]");
        assertThat(chromium.value("[name=\"/caseId\"]")).isEqualTo(own.id());
        chromium.fillIn(Map.of(
                        "/ground",
                        "DangerToLife",
                        "/reason",
                        "Somebody stands at her door and nobody answers.",
                        "/minutes",
                        "10"))
                .send();
        if (isAskedForProof(own.home() + "\\?after=.*")) {
            proves("#sign-in-again", "/grants/do/open-emergency-access.*");
            chromium.send();
        }

        at(own.home() + "\\?after=\\d+&purpose=Emergency");
        assertThat(chromium.text("main .banner")).isNotEmpty();
        chromium.click("section.topic[aria-labelledby=topic-Identification] a[href*=\"topic=Identification\"]");
        at(own.home() + "\\?.*purpose=Emergency.*");
        assertThat(chromium.status()).isEqualTo(200);
        assertThat(chromium.text("main")).contains(OwnCase.FIRST_NAME);

        chromium.go("/emergency").click("tbody a[href^=\"%s\"]".formatted(own.home()));
        assertThat(chromium.status()).isEqualTo(200);
        chromium.go(own.home());
        assertThat(chromium.status()).isEqualTo(404);
    }

    private Chromium as(DemoStaff person, boolean script) {
        return chromium.as(person).scripts(script);
    }

    /** Where the sign-in of just now is proof enough, nothing is asked. */
    private boolean isAskedForProof(String otherwise) {
        await("a page at %s, or the question who that is".formatted(otherwise))
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> chromium.shows("#sign-in-again") || chromium.path().matches(otherwise));
        return chromium.shows("#sign-in-again");
    }

    /** Who was asked a moment ago by the issuer is led back at once. */
    private void proves(String link, String here) {
        chromium.click(link);
        await("the sign-in, or a page at %s".formatted(here))
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> chromium.shows("input[name=username]")
                        || (chromium.path().matches(here) && !chromium.shows(link)));
        if (chromium.shows("input[name=username]")) {
            chromium.signInAgain();
        }
        at(here);
    }

    /** Unless the page has chosen it already. */
    private void chooseTheOnly(String name) {
        var chosen = chromium.count("""
                input[type=hidden][name="%1$s"], input[name="%1$s"]:checked,
                select[name="%1$s"] option:checked:not([value=""])""".formatted(name));
        if (chosen == 0) {
            var choice = chromium.attribute("""
                    input[name="%1$s"]:not([value=""]), select[name="%1$s"] option:not([value=""])""".formatted(name), "value");
            chromium.fillIn(Map.of(name, choice));
        }
    }

    /** A part of the page that is folded away at first. */
    private void unfold(String css) {
        if (!chromium.shows(css)) {
            chromium.click("details:has(> %s) > summary".formatted(css));
        }
    }

    private void recordedIn(OwnCase own) {
        at(own.home() + "\\?after=\\d+");
    }

    private void at(String pattern) {
        await("a page at %s".formatted(pattern))
                .atMost(PATIENCE)
                .until(() -> chromium.path().matches(pattern));
    }
}
