package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.followUpId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.published;
import static org.pulang.query.Events.scheduled;
import static org.pulang.query.Events.simulated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.FamilyConsentGranted;
import org.pulang.event.FamilyMemberRecorded;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionOverdue;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.ReturnedForChange;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.RandomEvents;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilyRelationship;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@QueryServiceTest
class CasefilePageIT {

    private static final String CASE = "/cases/" + caseId(1);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void aCaseWithTwoOwners() {
        history.clear();
        history.record(identified(caseId(1)), assigned("worker-2"), assigned("worker-3"));
    }

    @Test
    void showsHeadTopicsAndTimeline() throws Exception {
        var page = page(CASE);

        assertThat(page.title()).isEqualTo("Kasus PLG-32-2026-1 · Pulang");
        assertThat(page.select("html").attr("lang")).isEqualTo("id");
        assertThat(page.select("main h1").text()).isEqualTo("Kasus PLG-32-2026-1");
        assertThat(page.select(".badge").eachText()).containsExactly("terbuka");
        assertThat(page.expectFirst("dl.facts").text()).contains("worker-3", "dinsos-32-73");
        assertThat(page.select("section.topic h2").eachText())
                .containsExactly(
                        "Identifikasi",
                        "Persetujuan",
                        "Asesmen",
                        "Keselamatan",
                        "Rencana layanan",
                        "Layanan",
                        "Hambatan",
                        "Hak menurut undang-undang",
                        "Rujukan",
                        "Tindak lanjut",
                        "Keluarga dan kepulangan",
                        "Keadilan",
                        "Penanganan kasus",
                        "Penutupan");
        assertThat(page.select("ol.timeline li")).hasSize(3);
        assertThat(page.expectFirst("ol.timeline li:last-child").text())
                .contains(
                        "1 Februari 2026 10.00 WIB",
                        "worker-1",
                        "Identifikasi",
                        "PLG-32-2026-1",
                        "Terjadi: 21 Januari 2026");
        assertThat(page.expectFirst("ol.timeline time").attr("datetime"))
                .as("the newest first")
                .isEqualTo("2026-02-01T03:02:00Z");
    }

    @Test
    void asksForNewsOfTheCase() throws Exception {
        var asking = page(CASE + "?topic=Safety").expectFirst("#news [hx-get]").attr("hx-get");
        assertThat(asking).isEqualTo(CASE + "/news?since=2&topic=Safety");
        assertThat(http.perform(get(asking)).andReturn().getResponse().getStatus())
                .isEqualTo(204);

        history.record(assigned("worker-4"), assigned("worker-5"));
        var told = page(asking);
        assertThat(told.text()).isEqualTo("2 peristiwa baru – tampilkan");
        assertThat(told.expectFirst("a").attr("href")).isEqualTo(CASE + "?topic=Safety");
        assertThat(told.html()).doesNotContain("PLG-", "worker-");
        for (var wrong : List.of("", "?since=x", "?since=-1")) {
            assertThat(http.perform(get(CASE + "/news" + wrong))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(http.perform(get("/cases/%s/news?since=0".formatted(caseId(9))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void showsWhatIsOwedByWhenAndHowFarItHasCome() throws Exception {
        var claim = new RestitutionId(new UUID(1, 1));
        var sixty = Money.rupiah(60_000_000);
        history.record(
                new RestitutionClaimed(caseId(1), claim, null, RestitutionChannel.Lpsk, null, List.of(), null, null),
                new RestitutionOrdered(caseId(1), claim, sixty, CourtLevel.FirstInstance, null, null),
                new JudgmentNoticeRecorded(
                        caseId(1),
                        claim,
                        LocalDate.of(2026, 2, 3),
                        LocalDate.of(2026, 2, 17),
                        ZoneId.of("Asia/Jakarta"),
                        null),
                new RestitutionOverdue(caseId(1), claim, LocalDate.of(2026, 2, 17), sixty, null),
                new RestitutionPaid(
                        caseId(1),
                        claim,
                        PaymentId.of("01985b2a-7c00-7000-8000-00000000af01"),
                        Money.rupiah(1_500_000),
                        LocalDate.of(2026, 2, 20),
                        null,
                        null));

        assertThat(row(page(CASE), "Restitusi"))
                .containsExactly(
                        "1 Februari 2026", "LPSK", "–", "Rp60.000.000", "1.500.000", "17 Februari 2026", "lewat waktu");
        assertThat(row(page(CASE + "/replay?lang=en&at=5"), "Restitution"))
                .containsExactly(
                        "1 February 2026", "LPSK", "–", "Rp60,000,000", "0", "17 February 2026", "payment awaited");
        assertThat(page(CASE + "/timeline?lang=en&topic=Justice")
                        .select("ol.timeline")
                        .text())
                .contains(
                        "Restitution was claimed (LPSK): –.",
                        "Restitution was ordered (court of first instance): Rp60,000,000.",
                        "Restitution was not paid in full by 17 February 2026; Rp60,000,000 is missing.");
    }

    @Test
    void showsFlagsFirstUntilTheyAreResolvedOrTheirDayIsOver() throws Exception {
        assertThat(page(CASE).select("#flags")).isEmpty();
        history.record(
                flag(1, FlagKind.DangerNearby, null),
                flag(2, FlagKind.CourtDate, "2026-03-01"),
                flag(3, FlagKind.MediaInterest, "2026-02-28"),
                new FlagResolved(caseId(1), flagId(1), null, null));

        assertThat(flags(page(CASE + "?lang=en"))).containsExactly("court date: awas 2 until 1 March 2026");
        assertThat(page(CASE).expectFirst("table:contains(Penanda)").text()).contains("awas 1", "awas 3");

        history.record(closureRequested(caseId(1)), closed(caseId(1)));
        assertThat(flags(page(CASE + "?lang=en"))).as("of a closed case").hasSize(1);
    }

    private static List<String> flags(Document page) {
        return page.select("section:has(#flags) li").eachText();
    }

    private static FlagId flagId(int number) {
        return new FlagId(new UUID(3, number));
    }

    private static FlagRaised flag(int number, FlagKind kind, @Nullable String until) {
        return new FlagRaised(
                caseId(1),
                flagId(number),
                kind,
                Sensitive.of("awas " + number),
                until == null ? null : LocalDate.parse(until),
                null);
    }

    @Test
    void showsWhetherASecondPersonApprovedThePlanAsItIs() throws Exception {
        history.record(
                new CarePlanAgreed(caseId(1), List.of(), true, LocalDate.parse("2026-02-01"), false, null, null));
        assertThat(carePlan()).contains("Version of the plan 1", "Approval not approved; not asked for");

        history.record(new ApprovalRequested(caseId(1), 1, null, null));
        assertThat(carePlan()).contains("Approval not approved; waiting for a supervisor");

        history.record(new ReturnedForChange(caseId(1), 1, Sensitive.of("Biayanya?"), null));
        assertThat(carePlan()).contains("Approval not approved; to be changed");
        assertThat(row(page(CASE + "?lang=en"), "Returned for change"))
                .containsExactly("1 February 2026", "worker-1", "1", "Biayanya?");

        history.record(new ApprovalRequested(caseId(1), 1, null, null));
        history.by("supervisor-1").record(new Approved(caseId(1), 1, null));
        assertThat(carePlan()).contains("Approval approved", "Approved by supervisor-1", "Approved on 1 February 2026");

        history.record(new CarePlanRevised(
                caseId(1), Sensitive.of("pindah"), List.of(), true, LocalDate.parse("2026-02-01"), null));
        assertThat(carePlan())
                .contains("Version of the plan 2", "Approval not approved; not asked for")
                .noneMatch(fact -> fact.startsWith("Approved by"));
    }

    private List<String> carePlan() throws Exception {
        return page(CASE + "?lang=en")
                .select("section[aria-labelledby=topic-CarePlan] dl.facts > div")
                .eachText();
    }

    @Test
    void showsWhoseConsentOfTheFamilyItIs() throws Exception {
        var sister = new FamilyMemberId(new UUID(1, 2));
        history.record(
                new FamilyMemberRecorded(
                        caseId(1),
                        sister,
                        FamilyRelationship.Sibling,
                        YesNoUnknown.No,
                        Sensitive.of(new PersonName("Sri", null)),
                        null,
                        null,
                        null),
                new FamilyConsentGranted(
                        caseId(1),
                        new ConsentId(new UUID(1, 3)),
                        sister,
                        List.of(),
                        null,
                        ConsentMode.Oral,
                        ConsentGiver.Self,
                        null));

        assertThat(row(page(CASE), "Anggota keluarga")).containsExactly("saudara kandung", "Sri", "tidak", "–", "–");
        assertThat(row(page(CASE), "Persetujuan anggota keluarga"))
                .containsExactly(
                        "1 Februari 2026", "saudara kandung", "oleh yang bersangkutan sendiri", "lisan", "–", "tidak");
    }

    @Test
    void sendsWhoAsksForAnEarlierStateToTheReplay() throws Exception {
        var answer = http.perform(get(CASE + "?at=1")).andReturn().getResponse();

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).isEqualTo(CASE + "/replay?at=1");
    }

    @Test
    void tellsWhoWhereAndWhatAtAGlance() throws Exception {
        history.record(scheduled(caseId(1), 1, "2026-03-03"), scheduled(caseId(1), 2, "2026-02-27"));

        var glance = page(CASE + "?lang=en").select("dl.glance > div").eachText();
        assertThat(glance)
                .contains("Stage identified", "Owner worker-3", "Organisation dinsos-32-73", "Risk –")
                .anyMatch(fact -> fact.startsWith("Next due 27 February 2026"))
                .anyMatch(fact -> fact.startsWith("The person") && fact.endsWith("Jawa Barat"))
                .contains("Assistance status not yet identified");
        assertThat(page(CASE).select("section:has(#duties) li").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("27 Februari 2026", "lewat 2 hari");
    }

    @Test
    void tellsWhatMayBeDoneAndElseWhyNot() throws Exception {
        var owner = actions("worker-3", "Caseworker");
        assertThat(owner.select("ul.acts a").eachAttr("href"))
                .contains(CASE + "/do/record-follow-up", CASE + "/do/add-note")
                .doesNotContain(CASE + "/do/make-referral", CASE + "/do/approve");
        assertThat(owner.select("details li").eachText())
                .contains("Buat rujukan: Belum ada persetujuan berbagi yang berlaku. Catat persetujuan lebih dahulu.");

        assertThat(actions("supervisor-1", "Supervisor").select("details li").eachText())
                .contains("Catat tindak lanjut: Hanya untuk penanggung jawab kasus.");
        assertThat(actions("auditor-1", "Auditor").select("ul.acts a").eachAttr("href"))
                .containsExactly(CASE + "/do/request-unmasking");

        history.record(closureRequested(caseId(1)), closed(caseId(1)));
        assertThat(actions("worker-3", "Caseworker").select("ul.acts a").eachAttr("href"))
                .containsExactly(CASE + "/do/reopen-case");
    }

    @Test
    void goesOnFromWhatIsDueToItsForm() throws Exception {
        history.record(scheduled(caseId(1), 1, "2026-03-03"));

        var owner = http.perform(get(CASE).header("Pulang-Actor", "worker-3").header("Pulang-Role", "Caseworker"))
                .andReturn();
        assertThat(document(owner).select("a.next").eachAttr("href"))
                .containsExactly(CASE + "/do/record-follow-up?followUpId=" + followUpId(1));
        assertThat(page(CASE).select("a.next")).as("of a supervisor").isEmpty();
    }

    private Element actions(String staff, String role) throws Exception {
        var answer = http.perform(get(CASE).header("Pulang-Actor", staff).header("Pulang-Role", role))
                .andReturn();
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        return document(answer).expectFirst("section:has(#acts)");
    }

    @Test
    void laysTheJourneyOutByMonthWithAWordInEachCell() throws Exception {
        history.record(
                scheduled(caseId(1), 1, "2026-02-10"),
                missed(caseId(1), 1, "2026-02-10"),
                scheduled(caseId(1), 2, "2026-04-10"));

        var lanes = page(CASE).expectFirst("table.lanes");
        assertThat(lanes.select("thead th").eachText())
                .containsExactly("Ranah", "Feb 2026", "Mar 2026, sekarang", "Apr 2026");
        var cells = lanes.select("tbody tr:has(th:contains(Pemantauan)) td");
        assertThat(cells.eachAttr("class")).containsExactly("cell missed", "cell none", "cell planned");
        assertThat(cells.eachText()).containsExactly("luput", "direncanakan");
    }

    @Test
    void marksTheLawsThatChangedInItsTime() throws Exception {
        history.record(assessed(caseId(1), "2017-10-01"), assessed(caseId(1), "2018-02-01"));

        var trend = page(CASE + "?lang=en").expectFirst("section:has(#trends)");
        assertThat(trend.select(".laws li").text()).startsWith("22 November 2017: Law 18/2017, Art. 24");
        assertThat(trend.expectFirst("svg.spark").attr("aria-label"))
                .endsWith("Changes of law: Law 18/2017, 22 November 2017.");
        assertThat(trend.expectFirst("svg.spark").select("path.law")).hasSize(1);

        history.at(Instant.parse("2017-10-01T01:00:00Z"))
                .record(identified(caseId(2)), scheduled(caseId(2), 1, "2018-01-10"));
        var journey = page("/cases/%s?lang=en".formatted(caseId(2))).expectFirst(".journey");
        assertThat(journey.select("thead th:has(sup)").eachText())
                .hasSize(1)
                .allMatch(text -> text.endsWith("change of law 1"));
        assertThat(journey.select(".laws li")).hasSize(1);
    }

    @Test
    void saysThatWhatWasJustRecordedIsNotThereYet() throws Exception {
        assertThat(page(CASE + "?after=1").select(".behind")).isEmpty();
        assertThat(page(CASE + "?after=999999").select(".behind[role=status]")).hasSize(1);
    }

    @Test
    void labelsSimulatedCases() throws Exception {
        history.record(simulated(caseId(2)));

        assertThat(page("/cases/" + caseId(2)).select(".badge").eachText()).contains("simulasi");
    }

    @Test
    void speaksTheLanguageChosenAndRemembersIt() throws Exception {
        var answer = http.perform(get(CASE + "?lang=en")).andReturn();
        assertThat(document(answer).title()).isEqualTo("Case PLG-32-2026-1 · Pulang");
        assertThat(answer.getResponse().getHeader("Set-Cookie"))
                .contains("lang=en", "HttpOnly", "SameSite=Lax", "Path=/");

        var later = http.perform(get(CASE).cookie(new Cookie("lang", "en"))).andReturn();
        assertThat(document(later).select("html").attr("lang")).isEqualTo("en");
        assertThat(document(later).select(".languages a[hreflang=id]").attr("href"))
                .isEqualTo(CASE + "?lang=id");
    }

    @Test
    void isWellMadeForEverybody() throws Exception {
        history.record(new RandomEvents(5, caseId(3)).history(150).toArray());
        history.record(
                new CaseUnsealed(caseId(3), null),
                new CaseworkerAssigned(
                        caseId(3), new StaffId("worker-1"), new OrganisationId("dinsos-32-73"), null, null));
        var long150 = "/cases/" + caseId(3);
        for (var address : new String[] {
            CASE,
            long150,
            long150 + "?lang=en&topic=Services",
            long150 + "/timeline",
            long150 + "/timeline?view=Flow",
            long150 + "/timeline?view=Full&zone=UTC",
            long150 + "/events/20",
            long150 + "/replay?lang=en&at=100",
            long150 + "/replay?asOf=2026-02-01T10:30&axis=occurred",
            long150 + "/compare?from=3&to=100",
            long150 + "/print",
            long150 + "/print?paper=Entitlements&lang=en",
            long150 + "/print?paper=Referral"
        }) {
            var page = page(address);
            assertThat(page.select("a.skip").attr("href")).isEqualTo("#content");
            assertThat(page.select("main#content")).hasSize(1);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("nav:not([aria-label])")).isEmpty();
            assertThat(page.select("table")).allSatisfy(table -> {
                assertThat(table.select("caption").text()).isNotBlank();
                assertThat(table.select("thead th[scope=col]")).isNotEmpty();
            });
            assertThat(page.select("input:not([type=hidden]), select"))
                    .allSatisfy(field -> assertThat(page.select("label[for=%s]".formatted(field.id())))
                            .hasSize(1));
            assertThat(page.select("section"))
                    .allSatisfy(section -> assertThat(page.getElementById(section.attr("aria-labelledby")))
                            .isNotNull());
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.select("script:not([src]), style, [style], [onclick]"))
                    .isEmpty();
            assertThat(page.select("b")).as("recorded text is not markup").isEmpty();
        }
    }

    @Test
    void staysWithinItsWeight() throws Exception {
        history.record(new RandomEvents(5, caseId(3)).history(150).toArray());
        history.record(
                new CaseUnsealed(caseId(3), null),
                new CaseworkerAssigned(
                        caseId(3), new StaffId("worker-1"), new OrganisationId("dinsos-32-73"), null, null));

        for (var path : List.of("", "/timeline", "/timeline?view=Flow", "/timeline?view=Full", "/events/20")) {
            var answer =
                    http.perform(get("/cases/" + caseId(3) + path)).andReturn().getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(zipped(answer.getContentAsByteArray())).as(path).isLessThan(40 * 1024);
        }
    }

    private static int zipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.size();
    }

    @Test
    void keepsBrowsersFromKeepingOrTellingAnything() throws Exception {
        var answer = http.perform(get(CASE)).andReturn().getResponse();

        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void findsItsStyleSheetUnderAHashedName() throws Exception {
        var sheet = page(CASE).select("link[rel=stylesheet]").attr("href");
        var answer = http.perform(get(sheet)).andReturn().getResponse();

        assertThat(sheet).matches("/_static/style-[0-9a-f]{32}\\.css");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).contains("max-age=31536000");
    }

    @Test
    void saysSoWhenThereIsNoSuchCaseOrPage() throws Exception {
        for (var address : new String[] {"/cases/" + caseId(9), "/nothing/here"}) {
            var answer = http.perform(get(address)).andReturn();
            assertThat(answer.getResponse().getStatus()).isEqualTo(404);
            assertThat(document(answer).select("main h1").text()).contains("tidak di");
            assertThat(document(answer).select("main code").text()).isNotBlank();
        }
    }

    /** The cells of the only row under a caption. */
    @Test
    void showsWhatAPublishedInstrumentAskedAndHowItWentOn() throws Exception {
        var first = published("PAGE.v1", "Aman");
        var second = published("PAGE.v2", "Aman & tenang");
        var sleep = new ItemCode("Sleep");
        var calm = new ItemCode("Calm");
        history.record(
                first,
                second,
                assessed(caseId(1), first, "2026-02-01", Answer.of(sleep, 1), Answer.of(calm, 2)),
                assessed(caseId(1), first, "2026-02-08", new Answer(calm, AnswerState.Declined, null)),
                assessed(caseId(1), first, "2026-02-15", Answer.of(sleep, 2), Answer.of(calm, 3)),
                assessed(caseId(1), second, "2026-02-20", Answer.of(sleep, 0)));

        var page = page(CASE);
        var now = "Aman & tenang (PAGE v2, bukan butir dan bobot resmi)";
        assertThat(rows(page, "Asesmen").get(0).subList(0, 2))
                .containsExactly("1 Februari 2026", "Aman (PAGE v1, bukan butir dan bobot resmi)");
        assertThat(rows(page, "Dari waktu ke waktu: " + now))
                .containsExactly(
                        List.of("1 Februari 2026", "1", "Aman 1,25", "31,3", "–"),
                        List.of("8 Februari 2026", "1", "Aman –", "terlalu sedikit yang dijawab", "–"),
                        List.of("15 Februari 2026", "1", "Aman 2,25", "56,3", "25"),
                        List.of("20 Februari 2026", "2", "Aman & tenang 0", "0", "versi lain, tidak dibandingkan"));
        assertThat(rows(page, "Jawaban terakhir: " + now))
                .containsExactly(
                        List.of("Aman & tenang", "0: Aman & tenang 0"), List.of("Aman & tenang", "belum diases"));
        assertThat(page(CASE + "?lang=en").text()).contains("Last answers: Aman & tenang (en) (PAGE v2, not the");
    }

    @Test
    void letsNoQuestionComeAlive() throws Exception {
        var hostile = published("HOSTILE.v1", "<script>alert(1)</script><img src=x onerror=alert(1)> '{0}'");
        history.record(hostile, assessed(caseId(1), hostile, "2026-02-01", Answer.of(new ItemCode("Sleep"), 0)));

        var page = page(CASE);
        assertThat(page.select("main script:not([src]), main img")).isEmpty();
        assertThat(page.select("main td").eachText())
                .contains("<script>alert(1)</script><img src=x onerror=alert(1)> '{0}'");
    }

    private static List<List<String>> rows(Document page, String caption) {
        return page.select("table").stream()
                .filter(each -> each.expectFirst("caption").text().equals(caption))
                .flatMap(table -> table.select("tbody tr").stream())
                .map(row -> row.select("td").eachText())
                .toList();
    }

    private static List<String> row(Document page, String caption) {
        var table = page.select("table").stream()
                .filter(each -> each.expectFirst("caption").text().equals(caption))
                .findFirst()
                .orElseThrow();
        assertThat(table.select("tbody tr")).hasSize(1);
        return table.select("tbody td").eachText();
    }

    private Document page(String address) throws Exception {
        var answer = http.perform(get(address)).andReturn();
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        return document(answer);
    }

    private static Document document(MvcResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private static CaseworkerAssigned assigned(String caseworker) {
        return new CaseworkerAssigned(
                caseId(1), new StaffId(caseworker), new OrganisationId("dinsos-32-73"), null, null);
    }
}
