package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.ReferralMade;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What people of other organisations get, and what goes on paper. */
@QueryServiceTest
class GuestPagesIT {

    private static final String CASE = "/cases/" + caseId(1);
    private static final ReferralId REFERRAL = new ReferralId(new UUID(1, 1));

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void aCaseThatWasReferred() {
        history.clear()
                .record(
                        identified(caseId(1)),
                        scheduled(caseId(1), 1, "2026-03-10"),
                        new ReferralMade(
                                caseId(1),
                                REFERRAL,
                                providerId(1),
                                Service.Medical,
                                ReferralReason.AdditionalServicesRequired,
                                Sensitive.of("KENARI-Referral"),
                                LocalDate.parse("2026-03-15"),
                                ZoneId.of("Asia/Jakarta"),
                                new OrganisationId("pusat-1"),
                                null));
    }

    @Test
    void aReceiverSeesTheReferralAndCanAnswerForTheSamePurpose() throws Exception {
        var page = page(CASE + "?purpose=Referral", "centre-1", "Caseworker", "pusat-1");

        assertThat(page.select("main section h2").eachText()).contains("layanan kesehatan");
        assertThat(page.select("ul.acts a").eachAttr("href"))
                .containsExactly(
                        CASE + "/do/accept-referral?referralId=" + REFERRAL + "&purpose=Referral",
                        CASE + "/do/reject-referral?referralId=" + REFERRAL + "&purpose=Referral");
        assertThat(page.text()).contains("Tidak ada persetujuan yang berlaku").doesNotContain("KENARI");
        assertThat(page.select("table.lanes, ol.timeline, nav.case-nav")).isEmpty();
    }

    @Test
    void nobodyElseThereSeesIt() throws Exception {
        assertThat(status(CASE, "centre-1", "Caseworker", "pusat-1")).isEqualTo(404);
        for (var path : new String[] {"/timeline", "/replay", "/compare", "/events/0", "/print"}) {
            assertThat(status(CASE + path + "?purpose=Referral", "centre-1", "Caseworker", "pusat-1"))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(status(CASE + "?at=0&purpose=Referral", "centre-1", "Caseworker", "pusat-1"))
                .isEqualTo(403);
    }

    @Test
    void aLetterHasNoNameWithoutConsent() throws Exception {
        var letter = page(CASE + "/print?paper=Referral", "worker-1", "Caseworker", "dinsos-32-73");

        assertThat(letter.title()).isEqualTo("Kasus PLG-32-2026-1 · Pulang");
        assertThat(letter.select("h1").text()).isEqualTo("Surat rujukan");
        assertThat(letter.text()).contains("15 Maret 2026", "Tanpa nama").doesNotContain("KENARI");
    }

    @Test
    void aSheetForTheSurvivorTellsRightsAndNoName() throws Exception {
        var id = page(CASE + "/print?paper=Entitlements", "worker-1", "Caseworker", "dinsos-32-73");
        var en = page(CASE + "/print?paper=Entitlements&lang=en", "worker-1", "Caseworker", "dinsos-32-73");

        assertThat(id.select("ul.rights li"))
                .hasSameSizeAs(en.select("ul.rights li"))
                .isNotEmpty();
        assertThat(id.select("h1").text()).isEqualTo("Hak Anda menurut undang-undang");
        assertThat(en.select("h1").text()).isEqualTo("What the law gives you");
    }

    @Test
    void aSummaryTellsWhatIsToBeDone() throws Exception {
        var summary = page(CASE + "/print?lang=en", "worker-1", "Caseworker", "dinsos-32-73");

        assertThat(summary.select("section:has(#duties) li").eachText())
                .anyMatch(duty -> duty.startsWith("10 March 2026 · Follow-up"));
        assertThat(status(CASE + "/print", "auditor-1", "Auditor", "dinsos-32-73"))
                .isEqualTo(403);
        assertThat(status(CASE + "/print?paper=Nothing", "worker-1", "Caseworker", "dinsos-32-73"))
                .isEqualTo(400);
        assertThat(status(
                        CASE + "/print?paper=Referral&referral=" + new UUID(9, 9),
                        "worker-1",
                        "Caseworker",
                        "dinsos-32-73"))
                .isEqualTo(400);
    }

    private Document page(String address, String staff, String role, String organisation) throws Exception {
        var answer = http.perform(get(URI.create(address))
                        .header("Pulang-Actor", staff)
                        .header("Pulang-Role", role)
                        .header("Pulang-Organisation", organisation))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private int status(String address, String staff, String role, String organisation) throws Exception {
        return http.perform(get(URI.create(address))
                        .header("Pulang-Actor", staff)
                        .header("Pulang-Role", role)
                        .header("Pulang-Organisation", organisation))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
