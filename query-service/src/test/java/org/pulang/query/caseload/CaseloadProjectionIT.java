package org.pulang.query.caseload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.attemptFailed;
import static org.pulang.query.Events.cancelled;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.closureReturned;
import static org.pulang.query.Events.followUpId;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.inJayapura;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.reopened;
import static org.pulang.query.Events.rescheduled;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRevoked;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.event.ReturnedForChange;
import org.pulang.event.ReviewScheduled;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.event.ServiceDelivered;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.RandomEvents;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.DayZeroFinding;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.EntitlementRefusalReason;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PaymentWithdrawalReason;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralRevocationReason;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TransferDeclineReason;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;
import org.pulang.vocabulary.TransferWithdrawalReason;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Now is 1 March 2026, 10.00 in Jakarta. */
@QueryServiceTest
class CaseloadProjectionIT {

    private static final CaseId CASE = caseId(1);

    @Autowired
    History history;

    @Autowired
    Caseload caseload;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    @BeforeEach
    void onePersonIsIdentified() {
        history.clear().record(identified(CASE));
    }

    @Test
    void beginsWithWhoeverIdentifiedThePerson() throws Exception {
        http.perform(get("/api/cases"))
                .andExpect(status().isOk())
                .andExpect(header().string("Pulang-Position", "1"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.asOf.position").value(1))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(CASE.toString()))
                .andExpect(jsonPath("$.items[0].caseNumber").value("PLG-32-2026-1"))
                .andExpect(jsonPath("$.items[0].provenance").value("Casework"))
                .andExpect(jsonPath("$.items[0].status").value("Open"))
                .andExpect(jsonPath("$.items[0].owner").value("worker-1"))
                .andExpect(jsonPath("$.items[0].organisation").value("dinsos-32-73"))
                .andExpect(jsonPath("$.items[0].gender").value("Feminine"))
                .andExpect(jsonPath("$.items[0].ageBand").value("Unknown"))
                .andExpect(jsonPath("$.items[0].province").value("32"))
                .andExpect(jsonPath("$.items[0].zone").value("Asia/Jakarta"))
                .andExpect(jsonPath("$.items[0].firstContact").value("2026-01-20"))
                .andExpect(jsonPath("$.items[0].openedAt").value("2026-02-01T03:00:00Z"))
                .andExpect(jsonPath("$.items[0].lastContact").value("2026-01-21"))
                .andExpect(jsonPath("$.items[0].daysWithoutContact").value(39))
                .andExpect(jsonPath("$.items[0].nextDueOn").doesNotExist())
                .andExpect(jsonPath("$.items[0].duties", hasSize(0)));
    }

    @Test
    void followsAssignmentAndCorrection() {
        history.record(
                new CaseworkerAssigned(CASE, new StaffId("worker-7"), new OrganisationId("lpsk"), null, null),
                new PersonalDetailsCorrected(
                        CASE,
                        0,
                        Sensitive.of("salah catat"),
                        new CorrectedIdentity(null, null, null, Gender.Masculine, null, new AreaCode("91.01")),
                        Age.ofYears(20),
                        null,
                        null));

        var entry = only();
        assertThat(entry.owner()).hasToString("worker-7");
        assertThat(entry.organisation()).hasToString("lpsk");
        assertThat(entry.gender()).isEqualTo(Gender.Masculine);
        assertThat(entry.ageBand()).hasToString("From18To24");
        assertThat(entry.province()).hasToString("91");
        assertThat(entry.zone()).as("days go on in the zone the case began in").isEqualTo("Asia/Jakarta");
    }

    @Test
    void countsContactsButNoFailedAttempts() {
        history.record(assessed(CASE, "2026-02-10"));
        assertThat(only().lastContact()).isEqualTo("2026-02-10");

        history.record(scheduled(CASE, 1, "2026-02-20"), attemptFailed(CASE, 1));
        assertThat(only().lastContact()).isEqualTo("2026-02-10");

        history.record(held(CASE, 1, "2026-02-20", "2026-02-18"), held(CASE, 2, null, "2026-02"));
        assertThat(only().lastContact())
                .as("the latest, however late others are entered")
                .isEqualTo("2026-02-18");
        assertThat(only().daysWithoutContact()).isEqualTo(11);
    }

    @Test
    void countsNoContactWhereOthersAloneWereReached() {
        history.record(
                scheduled(CASE, 1, "2026-02-20"),
                new FollowUpRecorded(
                        CASE,
                        followUpId(1),
                        LocalDate.parse("2026-02-20"),
                        FollowUpMode.Call,
                        new StaffId("worker-2"),
                        PersonReached.ServiceProvider,
                        Sensitive.of("baik"),
                        null,
                        YesNoUnknown.Unknown,
                        null,
                        null,
                        null,
                        new PartialDate("2026-02-20")),
                delivered(HelpKind.Informal, Service.Housing, "2026-02-21"),
                delivered(HelpKind.Formal, Service.FamilyAssistance, "2026-02-22"));

        assertThat(only().lastContact()).isEqualTo("2026-01-21");
        assertThat(only().duties()).as("it was held").isEmpty();

        history.record(delivered(HelpKind.Formal, Service.Housing, "2026-02-18"));
        assertThat(only().lastContact()).isEqualTo("2026-02-18");
    }

    private static ServiceDelivered delivered(HelpKind help, Service service, String day) {
        return new ServiceDelivered(
                CASE,
                new DeliveryId(new UUID(1, 1)),
                service,
                help,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new PartialDate(day));
    }

    @Test
    void listsWhatIsToBeDoneAndForgetsWhatIsDone() {
        var referral = new ReferralId(new UUID(1, 1));
        history.record(
                scheduled(CASE, 1, "2026-03-10"),
                scheduled(CASE, 2, "2026-03-05"),
                new ReferralMade(
                        CASE,
                        referral,
                        providerId(1),
                        Service.Medical,
                        ReferralReason.AdditionalServicesRequired,
                        null,
                        LocalDate.parse("2026-03-04"),
                        ZoneId.of("Asia/Jakarta"),
                        null,
                        null),
                new ReviewScheduled(CASE, LocalDate.parse("2026-05-01"), null),
                new ReviewScheduled(CASE, LocalDate.parse("2026-04-01"), null));

        assertThat(only().nextDueOn()).isEqualTo("2026-03-04");
        assertThat(only().duties())
                .extracting(duty -> duty.kind() + " " + duty.dueOn() + " " + duty.daysLeft() + " " + duty.by())
                .containsExactly(
                        "ReferralAnswer 2026-03-04 3 null",
                        "FollowUp 2026-03-05 4 worker-1",
                        "FollowUp 2026-03-10 9 worker-1",
                        "Review 2026-04-01 31 null");

        history.record(
                new ReferralAccepted(CASE, referral, null, null),
                rescheduled(CASE, 1, "2026-03-10", "2026-03-20"),
                cancelled(CASE, 2, "2026-03-05"),
                new CarePlanRevised(
                        CASE, Sensitive.of("ditinjau"), List.of(), true, LocalDate.parse("2026-02-25"), null));

        assertThat(only().duties())
                .extracting(duty -> duty.kind() + " " + duty.reference())
                .containsExactlyInAnyOrder(
                        "FollowUp " + followUpId(1), "ReferralOutcome " + referral, "PlanApproval " + CASE);
        assertThat(only().lastContact()).isEqualTo("2026-02-25");

        history.record(
                held(CASE, 1, "2026-03-20", null),
                new ReferralCompleted(CASE, referral, ReferralOutcome.ServiceDelivered, null, null),
                new Approved(CASE, 1, null));
        assertThat(only().duties()).isEmpty();
        assertThat(only().nextDueOn()).isNull();
    }

    @Test
    void keepsAMissedFollowUpUntilOneIsHeldSince() {
        history.record(
                scheduled(CASE, 1, "2026-02-20"), missed(CASE, 1, "2026-02-20"), scheduled(CASE, 2, "2026-03-20"));

        assertThat(only().duties())
                .extracting(duty -> duty.kind() + " " + duty.dueOn() + " " + duty.by())
                .containsExactly("MissedFollowUp 2026-02-20 worker-1", "FollowUp 2026-03-20 worker-1");

        history.record(held(CASE, 8, null, "2026-02-19"));
        assertThat(only().duties()).as("a contact before is no answer").hasSize(2);

        history.record(held(CASE, 9, null, "2026-02-20"));
        assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.FollowUp);

        history.record(scheduled(CASE, 3, "2026-02-18"), missed(CASE, 3, "2026-02-18"));
        assertThat(only().duties()).as("entered late, after a contact since").hasSize(1);
    }

    @Test
    void letsAMissedFollowUpBeMovedOrCancelled() {
        history.record(
                scheduled(CASE, 1, "2026-02-20"),
                missed(CASE, 1, "2026-02-20"),
                scheduled(CASE, 2, "2026-02-21"),
                missed(CASE, 2, "2026-02-21"),
                rescheduled(CASE, 1, "2026-02-20", "2026-03-20"),
                cancelled(CASE, 2, "2026-02-21"));

        assertThat(only().duties())
                .extracting(duty -> duty.kind() + " " + duty.dueOn() + " " + duty.by())
                .containsExactly("FollowUp 2026-03-20 worker-1");
    }

    @Test
    void losesAndRegainsContact() {
        history.record(
                scheduled(CASE, 1, "2026-02-20"),
                missed(CASE, 1, "2026-02-20"),
                new ContactLost(CASE, List.of(followUpId(1)), null, null));
        assertThat(only().status()).isEqualTo(CaseStatus.ContactLost);

        history.record(new ContactRegained(CASE, null, null, new PartialDate("2026-02-25")));
        assertThat(only().status()).isEqualTo(CaseStatus.Open);
        assertThat(only().duties()).isEmpty();
    }

    @Test
    void waitsForTheNeedsOfTheFirstDaysAndForAResponse() {
        var dueBy = Instant.parse("2026-03-01T18:00:00Z"); // the second of March in Jakarta
        var later = dueBy.plus(Duration.ofDays(2));
        var incident = IncidentId.of("01985b2a-7c00-7000-8000-000000001001");
        history.record(
                needs(
                        new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, dueBy),
                        new DayZeroFinding(DayZeroNeed.Clothes, ServiceNeed.Wanted, later),
                        new DayZeroFinding(DayZeroNeed.Medical, ServiceNeed.Declined, null)),
                new IncidentReported(
                        CASE,
                        incident,
                        IncidentKind.Threat,
                        null,
                        RiskLevel.High,
                        dueBy,
                        Sensitive.of("ancaman"),
                        null,
                        null));
        assertThat(only().duties())
                .extracting(duty -> duty.kind() + " " + duty.dueOn())
                .containsExactlyInAnyOrder(
                        "DayZeroNeed 2026-03-02", "DayZeroNeed 2026-03-04", "IncidentResponse 2026-03-02");

        history.record(
                needs(new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, dueBy)),
                needs(new DayZeroFinding(DayZeroNeed.Clothes, ServiceNeed.NotAssessed, null)));
        assertThat(only().duties()).as("asked again").hasSize(3);

        history.record(
                new DayZeroNeedMet(CASE, DayZeroNeed.Food, dueBy, null, null),
                new IncidentResponseRecorded(CASE, incident, List.of(IncidentAction.PersonSeen), null, null));
        assertThat(only().duties())
                .extracting(duty -> duty.kind() + " " + duty.dueOn())
                .containsExactly("DayZeroNeed 2026-03-04");

        history.record(needs(new DayZeroFinding(DayZeroNeed.Clothes, ServiceNeed.NotNeeded, null)));
        assertThat(only().duties()).isEmpty();
        assertThat(only().nextDueOn()).isNull();
    }

    private static DayZeroNeedsRecorded needs(DayZeroFinding... findings) {
        return new DayZeroNeedsRecorded(CASE, List.of(findings), null, null);
    }

    /** What has to happen within hours is late at its hour, on the same day. */
    @Test
    void isOverdueAtItsHour() {
        var dueBy = Instant.parse("2026-03-01T03:00:00Z"); // ten in the morning in Jakarta
        history.record(needs(new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, dueBy)));

        assertThat(at(dueBy.minusSeconds(1)).duties())
                .extracting(Duty::dueUntil, Duty::daysLeft, Duty::overdue)
                .containsExactly(tuple(dueBy, 0L, false));
        assertThat(at(dueBy).duties()).extracting(Duty::daysLeft, Duty::overdue).containsExactly(tuple(0L, true));
        assertThat(at(dueBy).duties().get(0).endsAtAnHour(ZoneId.of("Asia/Jakarta")))
                .isTrue();
    }

    private CaseloadEntry at(Instant now) {
        return new Caseload(jdbc, Clock.fixed(now, ZoneOffset.UTC))
                .list(filter(null, null), Visible.EVERY_CASE, null, 9)
                .get(0);
    }

    @Test
    void countsWhoeverWasSeenForTheirSafetyOrBeforeTheLaw() {
        var incident = IncidentId.of("01985b2a-7c00-7000-8000-000000001001");
        history.record(new SafetyPlanAgreed(
                CASE,
                LocalDate.parse("2026-02-01"),
                Sensitive.of("ancaman"),
                Sensitive.of("ke tetangga"),
                null,
                List.of(),
                null));
        assertThat(only().lastContact()).isEqualTo("2026-02-01");
        history.record(new DayZeroNeedsRecorded(CASE, List.of(), null, new PartialDate("2026-02-02")));
        assertThat(only().lastContact()).isEqualTo("2026-02-02");
        history.record(new IncidentResponseRecorded(
                CASE, incident, List.of(IncidentAction.PersonReached), null, new PartialDate("2026-02-03")));
        assertThat(only().lastContact()).isEqualTo("2026-02-03");
        history.record(new IncidentResponseRecorded(
                CASE, incident, List.of(IncidentAction.PoliceInformed), null, new PartialDate("2026-02-04")));
        assertThat(only().lastContact()).as("nobody met the person").isEqualTo("2026-02-03");
    }

    @Test
    void waitsForApprovalAndCloses() {
        history.record(scheduled(CASE, 1, "2026-03-20"), closureRequested(CASE));
        assertThat(only().status()).isEqualTo(CaseStatus.ClosureRequested);
        assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.FollowUp, DutyKind.ClosureApproval);

        history.record(closureReturned(CASE));
        assertThat(only().status()).isEqualTo(CaseStatus.Open);
        assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.FollowUp);

        history.record(closureRequested(CASE), closed(CASE));
        assertThat(only().status()).isEqualTo(CaseStatus.Closed);
        assertThat(only().duties()).isEmpty();
        assertThat(only().nextDueOn()).isNull();
        assertThat(count(filter(null, 0))).as("nobody waits for a closed case").isZero();

        history.record(reopened(CASE));
        assertThat(only().status()).isEqualTo(CaseStatus.Open);
    }

    @Test
    void knowsWhatIsDueTodayThisWeekAndOverdue() {
        history.record(
                identified(caseId(2)),
                identified(caseId(3)),
                identified(caseId(4)),
                scheduled(CASE, 1, "2026-02-28"),
                scheduled(caseId(2), 2, "2026-03-01"),
                scheduled(caseId(3), 3, "2026-03-07"),
                scheduled(caseId(4), 4, "2026-03-08"));

        assertThat(cases(filter(Due.Overdue, null))).containsExactly(CASE);
        assertThat(cases(filter(Due.Today, null))).containsExactly(caseId(2));
        assertThat(cases(filter(Due.Week, null))).containsExactly(caseId(2), caseId(3));
        assertThat(cases(filter(null, null))).containsExactly(CASE, caseId(2), caseId(3), caseId(4));
        for (var due : Due.values()) {
            assertThat(count(filter(due, null)))
                    .isEqualTo(cases(filter(due, null)).size());
        }
    }

    @Test
    void countsDaysWhereTheCaseIs() {
        history.record(
                inJayapura(caseId(2)),
                scheduled(CASE, 1, "2026-02-28"),
                scheduled(caseId(2), 2, "2026-02-28", "Asia/Jayapura"));
        // Half past midnight in Jayapura, still the evening before in Jakarta.
        var atNight = new Caseload(jdbc, Clock.fixed(Instant.parse("2026-02-28T15:30:00Z"), ZoneOffset.UTC));

        assertThat(atNight.list(filter(Due.Overdue, null), Visible.EVERY_CASE, null, 9))
                .extracting(
                        CaseloadEntry::caseId, entry -> entry.duties().get(0).daysLeft())
                .containsExactly(tuple(caseId(2), -1L));
        assertThat(atNight.list(filter(Due.Today, null), Visible.EVERY_CASE, null, 9))
                .extracting(CaseloadEntry::caseId)
                .containsExactly(CASE);
        // Both were last met on 21 January, 39 days before 1 March.
        assertThat(atNight.list(filter(null, 39), Visible.EVERY_CASE, null, 9))
                .extracting(CaseloadEntry::caseId)
                .containsExactly(caseId(2));
    }

    @Test
    void endsTodayAtMidnightAndNotADayFromNow() {
        var inTheMorning = Instant.parse("2026-03-02T03:00:00Z");
        history.record(new IncidentReported(
                CASE,
                IncidentId.of("01985b2a-7c00-7000-8000-000000001001"),
                IncidentKind.Threat,
                null,
                RiskLevel.High,
                inTheMorning,
                Sensitive.of("ancaman"),
                null,
                null));
        // Ten past ten in Jakarta the day before; then just after midnight.
        var theDayBefore = new Caseload(jdbc, Clock.fixed(Instant.parse("2026-03-01T03:10:00Z"), ZoneOffset.UTC));
        var theSameDay = new Caseload(jdbc, Clock.fixed(Instant.parse("2026-03-01T17:01:00Z"), ZoneOffset.UTC));

        assertThat(theDayBefore.list(filter(Due.Today, null), Visible.EVERY_CASE, null, 9))
                .as("it is due tomorrow")
                .isEmpty();
        assertThat(theSameDay.list(filter(Due.Today, null), Visible.EVERY_CASE, null, 9))
                .extracting(entry -> entry.duties().get(0).daysLeft())
                .containsExactly(0L);
    }

    @Test
    void findsWhoWasNotContactedForLong() {
        history.record(
                identified(caseId(2)), held(caseId(2), 1, null, "2026-01-30"),
                identified(caseId(3)), held(caseId(3), 2, null, "2026-01-31"));

        assertThat(cases(filter(null, 30))).containsExactly(CASE, caseId(2));
        assertThat(cases(filter(null, 29))).containsExactly(CASE, caseId(2), caseId(3));
    }

    @Test
    void filtersAndGoesOnBehindACursor() throws Exception {
        history.by("worker-2").record(inJayapura(caseId(2)), scheduled(caseId(2), 1, "2026-03-03"));
        history.record(identified(caseId(3)));

        http.perform(get("/api/cases?owner=worker-2"))
                .andExpect(jsonPath("$.items[*].owner", contains("worker-2", "worker-2")));
        http.perform(get("/api/cases?province=91")).andExpect(jsonPath("$.items", hasSize(1)));
        http.perform(get("/api/cases?status=closed")).andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/cases?provenance=casework,simulated")).andExpect(jsonPath("$.items", hasSize(3)));
        http.perform(get("/api/cases?provenance=ctdc")).andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/cases?due=week&owner=&status=")).andExpect(jsonPath("$.items", hasSize(1)));
        http.perform(get("/api/cases?noContactDays=30")).andExpect(jsonPath("$.items", hasSize(3)));

        http.perform(get("/api/cases?limit=1"))
                .andExpect(jsonPath("$.items[*].caseId", contains("" + caseId(2))))
                .andExpect(header().string("Link", "</api/cases?limit=1&after=2026-03-03_2>; rel=\"next\""));
        http.perform(get("/api/cases?limit=1&after=2026-03-03_2"))
                .andExpect(jsonPath("$.items[*].caseId", contains("" + CASE)))
                .andExpect(header().string("Link", "</api/cases?limit=1&after=never_1>; rel=\"next\""));
        http.perform(get("/api/cases?limit=1&after=never_1"))
                .andExpect(jsonPath("$.items[*].caseId", contains("" + caseId(3))))
                .andExpect(header().doesNotExist("Link"));
    }

    @Test
    void refusesParametersOfAnotherForm() throws Exception {
        for (var parameter : List.of(
                "status=Done",
                "due=tomorrow",
                "province=Jawa",
                "provenance=Rumour",
                "owner=%20a%20b",
                "noContactDays=-1",
                "after=1",
                "limit=501")) {
            http.perform(get("/api/cases?" + parameter.replace("%20", " ")))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                    .andExpect(jsonPath("$.errors[0].parameter").value(parameter.split("=", -1)[0]));
        }
    }

    @Test
    void waitsForAnAuthorityUntilItAnswersLateOrNot() {
        var application = new ApplicationId(new UUID(1, 1));
        var code = new EntitlementCode("SocialRehabilitation");
        var due = LocalDate.parse("2026-02-20");
        history.record(
                identified(CASE),
                applied(application, code, due),
                applied(new ApplicationId(new UUID(1, 2)), new EntitlementCode("WitnessProtection"), null));
        assertThat(only().nextDueOn()).isEqualTo(due);

        history.record(new EntitlementOverdue(CASE, application, code, due, null));
        assertThat(only().duties())
                .extracting(Duty::kind, Duty::reference, Duty::dueOn, Duty::daysLeft)
                .containsExactly(tuple(DutyKind.EntitlementAnswer, application.value(), due, -9L));

        for (var end : List.of(
                new EntitlementGranted(CASE, application, code, LocalDate.parse("2026-02-28"), due, null, null),
                new EntitlementRefused(
                        CASE, application, code, due, due, EntitlementRefusalReason.NoBudget, null, null),
                new EntitlementApplicationWithdrawn(
                        CASE, application, code, ApplicationWithdrawalReason.NoAnswer, null, null))) {
            history.clear();
            history.record(identified(CASE), applied(application, code, due), end);
            assertThat(only().duties()).as(end.getClass().getSimpleName()).isEmpty();
            assertThat(only().nextDueOn()).isNull();
        }
    }

    @Test
    void waitsForRestitutionFromTheNoticeUntilItIsPaidAlsoInAClosedCase() {
        var claim = new RestitutionId(new UUID(1, 3));
        var due = LocalDate.parse("2026-02-28");
        history.record(
                identified(CASE),
                new RestitutionClaimed(CASE, claim, null, RestitutionChannel.Lpsk, null, List.of(), null, null),
                paid(claim, 1, 20),
                new RestitutionOrdered(CASE, claim, Money.rupiah(60), CourtLevel.FirstInstance, null, null),
                paid(claim, 2, 10));
        assertThat(only().duties()).as("no notice yet").isEmpty();

        history.record(new JudgmentNoticeRecorded(
                CASE, claim, LocalDate.parse("2026-02-14"), due, ZoneId.of("Asia/Jakarta"), null));
        assertThat(only().nextDueOn()).isEqualTo(due);

        history.record(closureRequested(CASE), closed(CASE));
        assertThat(only().duties())
                .extracting(Duty::kind, Duty::reference, Duty::dueOn)
                .containsExactly(tuple(DutyKind.RestitutionPayment, claim.value(), due));
        assertThat(only().nextDueOn()).isEqualTo(due);

        history.record(paid(claim, 3, 30));
        assertThat(only().duties()).isEmpty();
        assertThat(only().nextDueOn()).isNull();

        history.record(new RestitutionPaymentWithdrawn(
                CASE, claim, payment(3), Money.rupiah(30), PaymentWithdrawalReason.TakenBack, null));
        assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.RestitutionPayment);

        history.record(new RestitutionClaimEnded(CASE, claim, RestitutionEnd.Settled, null, null));
        assertThat(only().duties()).isEmpty();
    }

    private static RestitutionPaid paid(RestitutionId claim, int n, long rupiah) {
        return new RestitutionPaid(
                CASE, claim, payment(n), Money.rupiah(rupiah), LocalDate.parse("2026-02-20"), null, null);
    }

    private static PaymentId payment(int n) {
        return new PaymentId(new UUID(2, n));
    }

    private static EntitlementApplied applied(
            ApplicationId application, EntitlementCode code, @Nullable LocalDate dueOn) {
        return new EntitlementApplied(
                CASE,
                application,
                code,
                new LawNumber("21/2007"),
                LocalDate.parse("2026-02-13"),
                Applicant.Survivor,
                Authority.SocialService,
                null,
                dueOn,
                ZoneId.of("Asia/Jakarta"),
                null,
                null);
    }

    @Test
    void isTheSameWhenRebuilt() {
        long seed = new Random().nextLong();
        for (int n = 2; n < 12; n++) {
            history.record(new RandomEvents(seed + n, caseId(n)).history(60).toArray());
        }
        var live = allRows();

        history.rebuild("caseload");

        assertThat(allRows()).as("seed %s", seed).isEqualTo(live);
    }

    private String allRows() {
        return history.rows("caseload")
                + history.rows("caseload_duty")
                + history.rows("caseload_restitution")
                + history.rows("caseload_referral")
                + history.rows("caseload_consent");
    }

    @Test
    void waitsForApprovalOfEachVersionOfThePlanWithoutBeingAsked() {
        var planned = new CarePlanAgreed(CASE, List.of(), true, LocalDate.parse("2026-02-20"), false, null, null);
        var revised =
                new CarePlanRevised(CASE, Sensitive.of("pindah"), List.of(), true, LocalDate.parse("2026-02-20"), null);
        for (var version : List.of(planned, revised)) {
            for (var answer : List.of(
                    new Approved(CASE, 1, null),
                    new ReturnedForChange(CASE, 1, Sensitive.of("Biayanya?"), null),
                    closed(CASE))) {
                history.record(version);
                assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.PlanApproval);
                assertThat(cases(approvals())).containsExactly(CASE);

                history.record(answer);
                assertThat(only().duties()).as(answer.toString()).isEmpty();
                assertThat(cases(approvals())).isEmpty();
            }
        }

        history.record(new ApprovalRequested(CASE, 1, null, null));
        assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.PlanApproval);
    }

    // Consent

    private static final ReferralId REFERRAL = new ReferralId(new UUID(1, 7));

    @Test
    void asksForTheOutcomeOfAnAcceptedReferralAfterThirtyDays() {
        history.record(referred(), new ReferralAccepted(CASE, REFERRAL, null, new PartialDate("2026-02-10")));
        assertThat(only().duties())
                .extracting(Duty::kind, Duty::dueOn)
                .containsExactly(tuple(DutyKind.ReferralOutcome, LocalDate.parse("2026-03-12")));
        assertThat(cases(duty(DutyKind.ReferralOutcome))).containsExactly(CASE);
        assertThat(cases(duty(DutyKind.ReferralAnswer))).isEmpty();

        history.record(new ReferralCompleted(CASE, REFERRAL, ReferralOutcome.ServiceDelivered, null, null));
        assertThat(only().duties()).isEmpty();
    }

    @Test
    void asksToRenewConsentForAnOpenReferralByItsLastDay() {
        history.record(consented(1, "2026-03-05", ConsentGiver.Self), referred());
        assertThat(renewals()).containsExactly("2026-03-05");
        history.record(consented(2, "2026-06-30", ConsentGiver.Self));
        assertThat(renewals()).containsExactly("2026-06-30");
        history.record(consented(3, null, ConsentGiver.Self));
        assertThat(renewals()).isEmpty();
    }

    @Test
    void asksToRenewConsentForAnOpenReferralOnceItWasTakenBack() {
        var yes = consented(1, null, ConsentGiver.Guardian);
        var withdrawn = new ConsentWithdrawn(CASE, yes.consentId(), ConsentGiver.Self, null, null);
        var refused = new ConsentRefused(CASE, ConsentPurpose.Sharing, List.of(providerId(1)), null, null);
        var accused = new PerpetratorRecorded(
                CASE, null, List.of(RoleInProcess.Exploiter), null, YesNoUnknown.Yes, null, null, null);
        for (var no : List.of(withdrawn, refused, accused)) {
            history.record(yes, referred());
            assertThat(renewals()).isEmpty();
            history.record(no);
            assertThat(renewals()).as(no.toString()).hasSize(1);
            history.record(new ReferralRevoked(CASE, REFERRAL, ReferralRevocationReason.ConsentWithdrawn, null, null));
            assertThat(only().duties()).isEmpty();
        }
    }

    @Test
    void leavesAReferralInPeaceWhenConsentForAnotherProviderEnds() {
        history.record(consented(1, null, ConsentGiver.Self), referred());
        history.record(
                new ConsentRefused(CASE, ConsentPurpose.Sharing, List.of(providerId(2)), null, null),
                new ConsentRefused(CASE, ConsentPurpose.Research, List.of(), null, null));
        assertThat(renewals()).isEmpty();
    }

    @Test
    void tellsWhoDoesNotWantToBeContacted() {
        assertThat(only().contactUnwanted()).isFalse();
        history.record(new ConsentRefused(CASE, ConsentPurpose.Contact, List.of(), null, null));
        assertThat(only().contactUnwanted()).isTrue();
        var yes = contactAllowed();
        history.record(yes);
        assertThat(only().contactUnwanted()).isFalse();
        history.record(new ConsentWithdrawn(CASE, yes.consentId(), ConsentGiver.Self, null, null));
        assertThat(only().contactUnwanted()).isTrue();
    }

    @Test
    void findsCasesByWhatSomebodyHasToDo() {
        history.record(scheduled(CASE, 1, "2026-02-20"));
        assertThat(cases(duty(DutyKind.FollowUp))).containsExactly(CASE);
        assertThat(cases(duty(DutyKind.MissedFollowUp))).isEmpty();
        history.record(missed(CASE, 1, "2026-02-20"));
        assertThat(cases(duty(DutyKind.FollowUp))).isEmpty();
        assertThat(cases(duty(DutyKind.MissedFollowUp))).containsExactly(CASE);
        assertThat(cases(duty(DutyKind.IncidentResponse))).isEmpty();
    }

    private List<String> renewals() {
        return only().duties().stream()
                .filter(duty -> duty.kind() == DutyKind.ConsentRenewal)
                .map(duty -> String.valueOf(duty.dueOn()))
                .toList();
    }

    private static ReferralMade referred() {
        return new ReferralMade(
                CASE,
                REFERRAL,
                providerId(1),
                Service.Medical,
                ReferralReason.AdditionalServicesRequired,
                null,
                LocalDate.parse("2026-03-04"),
                ZoneId.of("Asia/Jakarta"),
                null,
                null);
    }

    private static ConsentGranted consented(int number, @Nullable String expiresOn, ConsentGiver giver) {
        return new ConsentGranted(
                CASE,
                new ConsentId(new UUID(2, number)),
                ConsentPurpose.Sharing,
                List.of(providerId(1)),
                List.of(ConsentPoint.UseOfData),
                expiresOn == null ? null : LocalDate.parse(expiresOn),
                ConsentMode.Oral,
                giver,
                null,
                null);
    }

    private static ConsentGranted contactAllowed() {
        return new ConsentGranted(
                CASE,
                new ConsentId(new UUID(2, 9)),
                ConsentPurpose.Contact,
                List.of(),
                List.of(),
                null,
                ConsentMode.Oral,
                ConsentGiver.Self,
                null,
                null);
    }

    private static CaseloadFilter duty(DutyKind kind) {
        return new CaseloadFilter(
                null, null, null, List.of(), null, null, null, kind, null, null, null, null, null, null);
    }

    @Test
    void findsClosuresAmongWhatWaitsForApproval() {
        history.record(scheduled(CASE, 1, "2026-03-20"));
        assertThat(cases(approvals())).isEmpty();
        history.record(closureRequested(CASE));
        assertThat(cases(approvals())).containsExactly(CASE);
    }

    private static CaseloadFilter approvals() {
        return new CaseloadFilter(
                null, null, null, List.of(), null, null, true, null, null, null, null, null, null, null);
    }

    @Test
    void waitsForTheAnswerToATransferAndTakesOpenDutiesAlong() {
        var id = new TransferId(new UUID(4, 1));
        var receiver = new OrganisationId("dinsos-32-08");
        var offered = new CaseTransferOffered(
                CASE, id, new ProviderId(new UUID(4, 2)), receiver, TransferReason.MovedAway, null, null);
        for (var answer : List.of(
                new CaseTransferDeclined(CASE, id, TransferDeclineReason.NoCapacity, null, null),
                new CaseTransferWithdrawn(CASE, id, TransferWithdrawalReason.NotAnswered, null, null))) {
            history.record(offered);
            assertThat(only().duties()).extracting(Duty::kind).containsExactly(DutyKind.TransferAnswer);
            history.record(answer);
            assertThat(only().duties()).isEmpty();
        }

        history.record(scheduled(CASE, 1, "2026-03-20"), offered);
        assertThat(only().duties())
                .extracting(Duty::kind, duty -> String.valueOf(duty.by()))
                .containsExactly(tuple(DutyKind.TransferAnswer, "null"), tuple(DutyKind.FollowUp, "worker-1"));
        history.record(
                new CaseTransferAccepted(CASE, id, new StaffId("worker-4"), null),
                new CaseworkerAssigned(CASE, new StaffId("worker-4"), receiver, null, null));
        assertThat(only().duties())
                .extracting(Duty::kind, duty -> String.valueOf(duty.by()))
                .as("it is the owner's now")
                .containsExactly(tuple(DutyKind.FollowUp, "null"));
        assertThat(only().owner()).isEqualTo(new StaffId("worker-4"));
        assertThat(only().organisation()).isEqualTo(receiver);
    }

    /** The clock of the tests stands at 1 March. */
    @Test
    void findsCasesByTheirFlagsUntilTheLastDayIsOverAlsoClosedOnes() {
        history.record(flag(1, FlagKind.CourtDate, "2026-02-28"));
        assertThat(cases(flagged(FlagKind.CourtDate)))
                .as("its last day is over")
                .isEmpty();

        history.record(flag(2, FlagKind.CourtDate, "2026-03-01"), flag(3, FlagKind.DangerNearby, null));
        assertThat(cases(flagged(FlagKind.CourtDate))).containsExactly(CASE);
        assertThat(cases(flagged(FlagKind.DangerNearby))).containsExactly(CASE);
        assertThat(cases(flagged(FlagKind.MediaInterest))).isEmpty();

        history.record(closureRequested(CASE), closed(CASE));
        assertThat(cases(flagged(FlagKind.DangerNearby))).as("closed").containsExactly(CASE);

        history.record(new FlagResolved(CASE, new FlagId(new UUID(3, 3)), null, null));
        assertThat(cases(flagged(FlagKind.DangerNearby))).isEmpty();
        assertThat(cases(flagged(FlagKind.CourtDate))).containsExactly(CASE);
    }

    private static CaseloadFilter flagged(FlagKind kind) {
        return new CaseloadFilter(
                null, null, null, List.of(), null, null, null, null, kind, null, null, null, null, null);
    }

    private static FlagRaised flag(int number, FlagKind kind, @Nullable String until) {
        return new FlagRaised(
                CASE,
                new FlagId(new UUID(3, number)),
                kind,
                Sensitive.of("awas"),
                until == null ? null : LocalDate.parse(until),
                null);
    }

    private CaseloadEntry only() {
        return caseload.list(filter(null, null), Visible.EVERY_CASE, null, 2).get(0);
    }

    private long count(CaseloadFilter filter) {
        return caseload.counts(List.of(filter), Visible.EVERY_CASE)
                .all()
                .asked()
                .get(0);
    }

    private List<CaseId> cases(CaseloadFilter filter) {
        return caseload.list(filter, Visible.EVERY_CASE, null, 100).stream()
                .map(CaseloadEntry::caseId)
                .toList();
    }

    private static CaseloadFilter filter(@Nullable Due due, @Nullable Integer noContactDays) {
        return new CaseloadFilter(
                null, null, null, List.of(), due, noContactDays, null, null, null, null, null, null, null, null);
    }
}
