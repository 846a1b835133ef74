package org.pulang.query.caseload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.providerRegistered;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Now is 1 March 2026, 10.00 in Jakarta. */
@QueryServiceTest
class InboxIT {

    private static final InboxFilter ALL = new InboxFilter(null, null, null, null);
    private static final String CLINIC = "klinik-contoh";

    @Autowired
    History history;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    @BeforeEach
    void fourReferralsStandDifferently() {
        history.clear()
                .record(
                        providerRegistered(1),
                        identified(caseId(1)),
                        identified(caseId(2)),
                        made(caseId(1), 1, "2026-02-27", CLINIC),
                        made(caseId(1), 2, "2026-03-10", null),
                        new ReferralAccepted(caseId(1), referral(2), null, null),
                        made(caseId(2), 3, "2026-03-05", CLINIC),
                        new ReferralAccepted(caseId(2), referral(3), null, null),
                        new ReferralCompleted(caseId(2), referral(3), ReferralOutcome.ServiceDelivered, null, null),
                        made(caseId(2), 4, "2026-02-20", null),
                        new ReferralLapsed(caseId(2), referral(4), LocalDate.parse("2026-02-20"), null));
    }

    private static ReferralMade made(CaseId caseId, int n, String answerDueOn, @Nullable String receiver) {
        return new ReferralMade(
                caseId,
                referral(n),
                providerId(1),
                Service.Medical,
                ReferralReason.AdditionalServicesRequired,
                null,
                LocalDate.parse(answerDueOn),
                ZoneId.of("Asia/Jakarta"),
                receiver == null ? null : new OrganisationId(receiver),
                null);
    }

    private static ReferralId referral(int n) {
        return new ReferralId(new UUID(9, n));
    }

    @Test
    void tellsHowFarEachCameByTheDayForItsAnswer() {
        var sent = inbox.sent(ALL, Visible.EVERY_CASE, null, 10);

        assertThat(sent)
                .extracting(InboxEntry::referralId, InboxEntry::state, InboxEntry::overdue)
                .containsExactly(
                        tuple(referral(4), ReferralState.Lapsed, false),
                        tuple(referral(1), ReferralState.Made, true),
                        tuple(referral(3), ReferralState.Completed, false),
                        tuple(referral(2), ReferralState.Accepted, false));
        assertThat(sent.get(2).outcome()).isEqualTo(ReferralOutcome.ServiceDelivered.name());
        assertThat(inbox.sent(ALL, Visible.EVERY_CASE, sent.get(1).cursor(), 1))
                .extracting(InboxEntry::referralId)
                .containsExactly(referral(3));
        assertThat(sent.get(0).cursor()).isInstanceOf(Cursor.class);
    }

    @Test
    void countsWhatItLists() {
        for (var filter : List.of(
                ALL,
                ALL.in(ReferralState.Made),
                ALL.ended(),
                new InboxFilter(null, Service.Medical, true, null),
                new InboxFilter(null, null, null, true),
                new InboxFilter(null, null, null, false))) {
            assertThat(inbox.countSent(filter, Visible.EVERY_CASE))
                    .as("%s", filter)
                    .isEqualTo(inbox.sent(filter, Visible.EVERY_CASE, null, 100).size());
        }
    }

    @Test
    void countsWhatChangedBehindAPosition() {
        long seen = last();
        assertThat(inbox.countSentSince(ALL, Visible.EVERY_CASE, seen)).isZero();

        history.record(identified(caseId(3)), new ReferralAccepted(caseId(1), referral(1), null, null));
        assertThat(inbox.countSentSince(ALL, Visible.EVERY_CASE, seen)).isEqualTo(1);
        assertThat(inbox.countSentSince(ALL.in(ReferralState.Made), Visible.EVERY_CASE, seen))
                .isZero();
        assertThat(inbox.countSentSince(ALL, Visible.EVERY_CASE, last())).isZero();
        assertThat(inbox.countSentSince(ALL, Visible.EVERY_CASE, 0)).isEqualTo(4);
    }

    private long last() {
        return jdbc.sql("SELECT max(changed_at) FROM readmodel.caseload_standing")
                .query(Long.class)
                .single();
    }

    @Test
    void showsTheReceiverWhatIsOpenAndTheirsForThatPurposeOnly() throws Exception {
        http.perform(get("/api/referrals/received")
                        .header("Pulang-Actor", "centre-1")
                        .header("Pulang-Organisation", CLINIC)
                        .header("Pulang-Role", "Caseworker")
                        .header("Pulang-Purpose", "Referral"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].referralId").value(referral(1).toString()))
                .andExpect(jsonPath("$.items[0].overdue").value(true));
        http.perform(get("/api/referrals/received")
                        .header("Pulang-Actor", "centre-1")
                        .header("Pulang-Organisation", CLINIC)
                        .header("Pulang-Role", "Caseworker"))
                .andExpect(status().isForbidden());
        http.perform(get("/api/referrals/received")
                        .header("Pulang-Actor", "worker-7")
                        .header("Pulang-Organisation", "dinsos-91-71")
                        .header("Pulang-Role", "Caseworker")
                        .header("Pulang-Purpose", "Referral"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void isTheSameAfterARebuild() {
        var before = rows();
        history.rebuild("caseload-inbox");
        history.rebuild("caseload-standing");
        assertThat(rows()).isEqualTo(before).hasSize(6);
    }

    private List<Map<String, Object>> rows() {
        return List.of("caseload_inbox", "caseload_standing").stream()
                .flatMap(table ->
                        jdbc
                                .sql("SELECT * FROM readmodel.%s ORDER BY 1, 2".formatted(table))
                                .query()
                                .listOfRows()
                                .stream())
                .toList();
    }
}
