package org.pulang.command.reintegrationcase;

import static org.axonframework.test.matchers.Matchers.matches;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.access.Staff;
import org.pulang.command.access.StaffDirectory;
import org.pulang.command.attachment.AttachedContent;
import org.pulang.command.attachment.AttachedContent.Content;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.request.Automatic;
import org.pulang.command.serviceprovider.ProviderDirectory;
import org.pulang.event.AdmittedToShelter;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.ContactLost;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.DischargedFromShelter;
import org.pulang.event.DocumentAttached;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.FlagRaised;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.GoalAbandoned;
import org.pulang.event.GoalAchieved;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.InstrumentPublished;
import org.pulang.event.NoteAdded;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.RiskAssessed;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceEnded;
import org.pulang.event.VictimIdentified;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.AssessmentReviewOutcome;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.AttachmentWithdrawalReason;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.FollowUpCancellationReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalAbandonReason;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.GoalLevel;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.ScoringKind;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceEndReason;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.ServiceOutcome;
import org.pulang.vocabulary.Sha256;
import org.pulang.vocabulary.ShelterKind;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TransferDeclineReason;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;
import org.pulang.vocabulary.TransferWithdrawalReason;
import org.pulang.vocabulary.WorkStatus;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * The vocabulary of the decision tests: what happened to one case, each word an event that can be given, sorted by topic. Who
 * is not named is the worker, or the clock where only that may: {@code by(supervisor(), caseClosed())} says otherwise.
 */
final class CaseHistory {

    static final CaseId CASE = CaseId.of("01985b2a-7c00-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private CaseHistory() {}

    static Fixture fixture() {
        return fixture(NOW);
    }

    /** At another moment than the usual one. */
    static Fixture fixture(Instant now) {
        return new Fixture(now);
    }

    /** {@link #PROVIDER}, whose staff work with Pulang as {@link #RECEIVER}, and no other. */
    private static Optional<ProviderDirectory.Active> active(ProviderId provider) {
        return PROVIDER.equals(provider) ? Optional.of(new ProviderDirectory.Active(RECEIVER)) : Optional.empty();
    }

    /** Supervisors of the case's organisation, but for those whose ids say what they are. */
    private static Optional<Staff> member(StaffId id) {
        var who = id.value();
        return who.startsWith("nobody")
                ? Optional.empty()
                : Optional.of(new Staff(
                        id,
                        who.startsWith("centre")
                                ? RECEIVER
                                : organisation(who.startsWith("elsewhere") ? "dinsos-cirebon" : "dinsos-indramayu"),
                        role(who),
                        !who.startsWith("disabled")));
    }

    private static Role role(String who) {
        if (who.startsWith("analyst")) {
            return Role.Analyst;
        }
        return who.startsWith("worker") || who.startsWith("centre") ? Role.Caseworker : Role.Supervisor;
    }

    /** What handlers take as parameters, beside the actor. */
    static List<Object> resources(Clock clock, ProviderDirectory providers) {
        CaseNumbers firstOfTheYear = (origin, year) -> CaseNumber.of(origin, year, 1);
        StaffDirectory staff = CaseHistory::member;
        AttachedContent contents = (caseId, id) -> Optional.ofNullable(CONTENTS.get(id));
        return List.of(
                clock,
                firstOfTheYear,
                providers,
                staff,
                contents,
                INSTRUMENTS,
                KEYS,
                new CommandGuard(CaseAccessPolicy.builtIn()));
    }

    /** Nothing happened, for this reason. */
    static void refused(ResultValidator<ReintegrationCase> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }

    /** Nothing happened, for this reason, which lies in this field. */
    static void refused(ResultValidator<ReintegrationCase> result, Refusal refusal, String pointer) {
        refused(result, refusal);
        result.expectException(matches(exception -> pointer.equals(((CommandRefused) exception).pointer())));
    }

    // Who

    static MetaData worker() {
        return actor("worker-1", Role.Caseworker);
    }

    static MetaData supervisor() {
        return actor("supervisor-1", Role.Supervisor);
    }

    static MetaData actor(String id, Role role) {
        return actor(id, role, organisation("dinsos-indramayu"));
    }

    static MetaData actor(String id, Role role, OrganisationId organisation) {
        return new Actor(staff(id), organisation, role).metadata();
    }

    /** The clock. */
    static MetaData system() {
        return Actor.SYSTEM.metadata();
    }

    static StaffId staff(String id) {
        return new StaffId(id);
    }

    static OrganisationId organisation(String id) {
        return new OrganisationId(id);
    }

    /** The event, done by somebody other than the worker. */
    static EventMessage<?> by(MetaData actor, Object event) {
        return GenericEventMessage.asEventMessage(event).andMetaData(actor);
    }

    // Attachments

    /** Of the published example. */
    static final AttachmentId ATTACHMENT = AttachmentId.of("019c4a00-0000-7000-8000-00000000da01");

    static final Sha256 SHA256 = new Sha256("b60e77e5ec9c3bb86bcc69572f926bf596ac9dffc9b4b7cc198f674566a783c8");
    static final Sha256 SEALED = new Sha256("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    private static final Map<AttachmentId, Content> CONTENTS =
            Map.of(ATTACHMENT, new Content(AttachmentKind.MedicalReport, DocumentFormat.Pdf, 34, SHA256, SEALED));

    static AttachDocument attachDocument() {
        return attachDocument(ATTACHMENT, AttachmentKind.MedicalReport, DocumentFormat.Pdf, 34, SHA256);
    }

    static AttachDocument attachDocument(
            AttachmentId id, AttachmentKind kind, DocumentFormat format, long size, Sha256 sha256) {
        return new AttachDocument(
                CASE, id, kind, Sensitive.of("Report of the clinic"), format, size, Sensitive.of(sha256), null);
    }

    static DocumentAttached documentAttached() {
        return attachDocument().attached(SEALED);
    }

    static WithdrawAttachment withdrawAttachment() {
        return new WithdrawAttachment(CASE, ATTACHMENT, AttachmentWithdrawalReason.WrongCase, null, null);
    }

    // Assessments

    static final KeyRing KEYS = KeyRing.inMemory();

    /** Those that come with the software, and {@link #RETIRED}. */
    static final Instruments INSTRUMENTS = new Instruments() {
        @Override
        public Optional<Instrument> find(InstrumentVersion version) {
            return version.equals(RETIRED)
                    ? Optional.of(Instrument.of(PUBLISHED))
                    : Instruments.builtIn().find(version);
        }

        @Override
        public boolean isRetired(InstrumentVersion version, LocalDate day) {
            return version.equals(RETIRED);
        }
    };

    private static final BilingualText TEXT = new BilingualText("Aman", "Safe");

    /** An organisation's own: two items, the first weighs three times as much. */
    private static final InstrumentPublished PUBLISHED = new InstrumentPublished(
            new InstrumentId("RUMAH.v1"),
            organisation("dinsos-indramayu"),
            false,
            TEXT,
            null,
            0,
            4,
            List.of(),
            List.of(
                    new InstrumentItem(new ItemCode("Sleep"), TEXT, List.of(), BigDecimal.valueOf(3)),
                    new InstrumentItem(new ItemCode("Calm"), TEXT, List.of(), null)),
            List.of(new InstrumentDimension(
                    new DimensionCode("Home"), TEXT, List.of(new ItemCode("Sleep"), new ItemCode("Calm")))),
            BigDecimal.ONE,
            ScoringKind.MeanOfItems);

    static final InstrumentVersion RETIRED = PUBLISHED.instrumentId().instrument();
    static final InstrumentVersion CORE = new InstrumentVersion(new InstrumentCode("PULANG-CORE"), 1);
    static final AssessmentId ASSESSMENT = AssessmentId.of("01985b2a-7c00-7000-8000-00000000e001");

    /** Every domain acting. */
    static RecordAssessment recordAssessment(AssessmentKind kind) {
        return recordAssessment(ASSESSMENT, kind, null);
    }

    static RecordAssessment recordAssessment(AssessmentId id, AssessmentKind kind, @Nullable String repeatReason) {
        return new RecordAssessment(
                CASE,
                id,
                CORE,
                kind,
                staff("worker-1"),
                LocalDate.parse("2026-02-10"),
                answers(3),
                null,
                repeatReason == null ? null : Sensitive.of(repeatReason),
                null);
    }

    static AssessmentRecorded assessed(AssessmentKind kind) {
        return recordAssessment(kind).recorded(score(answers(3)));
    }

    static AssessmentRecorded assessedWith(AssessmentKind kind, List<Answer> answers) {
        var known = recordAssessment(kind);
        return new RecordAssessment(
                        CASE,
                        known.assessmentId(),
                        known.instrument(),
                        kind,
                        known.assessor(),
                        known.assessedOn(),
                        answers,
                        null,
                        null,
                        null)
                .recorded(score(answers));
    }

    static AmendAssessment amendAssessment(List<Answer> answers) {
        return new AmendAssessment(CASE, ASSESSMENT, Sensitive.of("Misheard."), answers, null);
    }

    static AssessmentAmended assessmentAmended(List<Answer> answers) {
        return amendAssessment(answers).amended(score(answers));
    }

    static ReviewAssessment reviewAssessment() {
        return new ReviewAssessment(CASE, ASSESSMENT, AssessmentReviewOutcome.Confirmed, null, null);
    }

    static List<Answer> answers(int value) {
        return Arrays.stream(AssessmentDomain.values())
                .map(domain -> Answer.of(new ItemCode(domain.name()), value))
                .toList();
    }

    static Score score(List<Answer> answers) {
        return INSTRUMENTS.find(CORE).orElseThrow().score(answers);
    }

    // Barriers

    static final BarrierId BARRIER = BarrierId.of("01985b2a-7c00-7000-8000-00000000ba01");

    // Care plan

    static RequestApproval requestApproval(int version) {
        return new RequestApproval(CASE, version, Sensitive.of("Please look at the cost."), null);
    }

    static Approve approve(int version) {
        return new Approve(CASE, version, null);
    }

    static ReturnForChange returnForChange(int version) {
        return new ReturnForChange(CASE, version, Sensitive.of("Who pays for the bus?"), null);
    }

    static final LocalDate SIGNED = LocalDate.parse("2026-02-14");

    static Goal goal(int number) {
        return new Goal(
                GoalId.of("01985b2a-7c00-7000-8000-00000000f00" + number),
                AssessmentDomain.WorkSkillsAndEducation,
                GoalLevel.Individual,
                Sensitive.of("I want to sew for a living."),
                null,
                null,
                List.of(Service.EducationAndLifeSkills));
    }

    static AgreeCarePlan agreeCarePlan(Goal... goals) {
        return new AgreeCarePlan(CASE, List.of(goals), null, SIGNED, null, null, null);
    }

    /** A plan that does not wait for an assessment. */
    static AgreeCarePlan agreeUrgentCarePlan(@Nullable String reason, Goal... goals) {
        return new AgreeCarePlan(
                CASE, List.of(goals), null, SIGNED, true, reason == null ? null : Sensitive.of(reason), null);
    }

    static CarePlanAgreed carePlanAgreed(Goal... goals) {
        return agreeCarePlan(goals).agreed();
    }

    static ReviseCarePlan reviseCarePlan(Goal... goals) {
        return new ReviseCarePlan(CASE, Sensitive.of("Found work."), List.of(goals), null, SIGNED, null);
    }

    static CarePlanRevised carePlanRevised(Goal... goals) {
        return reviseCarePlan(goals).revised();
    }

    static AchieveGoal achieveGoal(Goal goal) {
        return new AchieveGoal(CASE, goal.goalId(), null, null);
    }

    static GoalAchieved goalAchieved(Goal goal) {
        return achieveGoal(goal).achieved();
    }

    static AbandonGoal abandonGoal(Goal goal) {
        return new AbandonGoal(CASE, goal.goalId(), GoalAbandonReason.NoLongerWanted, null, null);
    }

    static GoalAbandoned goalAbandoned(Goal goal) {
        return abandonGoal(goal).abandoned();
    }

    static ScheduleReview scheduleReview() {
        return new ScheduleReview(CASE, LocalDate.parse("2026-05-14"), null);
    }

    // Closure

    static RequestClosure requestClosure(ClosureReason reason, ClosureOutcome outcome) {
        return new RequestClosure(CASE, reason, outcome, Sensitive.of("As agreed with her."), null);
    }

    /** The person left; nothing but their word is needed. */
    static ClosureRequested closureRequested() {
        return requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged)
                .requested();
    }

    static ApproveClosure approveClosure() {
        return new ApproveClosure(CASE, null);
    }

    static ReturnClosure returnClosure() {
        return new ReturnClosure(CASE, Sensitive.of("Please offer her a last visit."), null);
    }

    static ClosureReturned closureReturned() {
        return returnClosure().returned();
    }

    static CaseClosed caseClosed() {
        return caseClosed(ClosureReason.OwnDecision, ClosureOutcome.Disengaged, "worker-1");
    }

    static CaseClosed caseClosed(ClosureReason reason, ClosureOutcome outcome, String requestedBy) {
        return new CaseClosed(CASE, reason, outcome, staff(requestedBy), null);
    }

    static ReopenCase reopenCase() {
        return new ReopenCase(CASE, ReopeningReason.Retrafficking, Sensitive.of("Called from abroad."), null);
    }

    static CaseReopened caseReopened() {
        return reopenCase().reopened();
    }

    // Consent

    static final ProviderId PROVIDER = ProviderId.of("01985b2a-7c00-7000-8000-00000000a001");
    private static final List<ConsentPoint> EXPLAINED = List.of(ConsentPoint.UseOfData, ConsentPoint.HowToWithdraw);
    static final ConsentId CONSENT = ConsentId.of("01985b2a-7c00-7000-8000-00000000c001");

    /** To tell the provider, without a last day. */
    static GrantConsent grantConsent() {
        return grantConsent(ConsentPurpose.Sharing, ConsentGiver.Self, PROVIDER);
    }

    static GrantConsent grantConsent(ConsentPurpose purpose, ConsentGiver giver, ProviderId... recipients) {
        return new GrantConsent(
                CASE, CONSENT, purpose, List.of(recipients), EXPLAINED, null, ConsentMode.Oral, giver, null, null);
    }

    static ConsentGranted consented() {
        return grantConsent().granted();
    }

    static ConsentGranted consentedUntil(LocalDate lastDay) {
        return new ConsentGranted(
                CASE,
                CONSENT,
                ConsentPurpose.Sharing,
                List.of(PROVIDER),
                EXPLAINED,
                lastDay,
                ConsentMode.Oral,
                ConsentGiver.Self,
                null,
                null);
    }

    static RefuseConsent refuseConsent(ConsentPurpose purpose, ProviderId... recipients) {
        return new RefuseConsent(CASE, purpose, List.of(recipients), null, null);
    }

    static WithdrawConsent withdrawConsent() {
        return new WithdrawConsent(CASE, CONSENT, ConsentGiver.Self, null, null);
    }

    static ConsentWithdrawn consentWithdrawn() {
        return withdrawConsent().withdrawn();
    }

    static OverrideConsent overrideConsent(LocalDate lastDay) {
        return new OverrideConsent(
                CASE,
                ConsentId.of("01985b2a-7c00-7000-8000-00000000c002"),
                ConsentPurpose.Sharing,
                PROVIDER,
                OverrideGround.DangerToLife,
                LegalBasis.Law21Of2007Protection,
                Sensitive.of("The recruiter knows where she sleeps."),
                lastDay,
                null);
    }

    static ConsentOverridden consentOverridden(LocalDate lastDay) {
        return overrideConsent(lastDay).overridden();
    }

    // Entitlements

    static final ApplicationId APPLICATION = ApplicationId.of("01985b2a-7c00-7000-8000-00000000e101");
    static final EntitlementCode REHABILITATION = new EntitlementCode("SocialRehabilitation");

    /** To the social service of the regency. */
    static ApplyForEntitlement applyFor(EntitlementCode entitlement, LocalDate submittedOn) {
        return applyFor(APPLICATION, entitlement, submittedOn);
    }

    static ApplyForEntitlement applyFor(ApplicationId id, EntitlementCode entitlement, LocalDate submittedOn) {
        return new ApplyForEntitlement(
                CASE,
                id,
                entitlement,
                submittedOn,
                Applicant.SocialWorker,
                Authority.SocialService,
                new AreaCode("32.12"),
                Sensitive.of("A sewing course."),
                null);
    }

    /** For social rehabilitation, within seven days. */
    static EntitlementApplied appliedOn(LocalDate submittedOn) {
        return appliedOn(submittedOn, JAKARTA);
    }

    static EntitlementApplied appliedOn(LocalDate submittedOn, ZoneId zone) {
        return applyFor(REHABILITATION, submittedOn).applied(new LawNumber("21/2007"), submittedOn.plusDays(7), zone);
    }

    // Follow-ups

    /** The number-th follow-up. */
    static FollowUpId followUpId(int number) {
        return FollowUpId.of("01985b2a-7c00-7000-8000-00000000f00" + number);
    }

    static ScheduleFollowUp scheduleFollowUp(int number, LocalDate dueOn) {
        return new ScheduleFollowUp(
                CASE,
                followUpId(number),
                dueOn,
                FollowUpPurpose.WellBeing,
                FollowUpMode.Visit,
                staff("worker-2"),
                null);
    }

    static FollowUpScheduled followUpScheduled(int number, LocalDate dueOn) {
        return scheduleFollowUp(number, dueOn).scheduled(JAKARTA, staff("worker-1"));
    }

    static RecordFollowUp recordFollowUp(int number, PersonReached reached) {
        return new RecordFollowUp(
                CASE,
                followUpId(number),
                FollowUpMode.Visit,
                null,
                reached,
                Sensitive.of("Sewing orders are coming in."),
                LivingSituation.WithFamily,
                YesNoUnknown.Yes,
                Sensitive.of(Money.rupiah(1_500_000)),
                WorkStatus.SelfEmployed,
                null,
                null);
    }

    static FollowUpRecorded followUpRecorded(int number, @Nullable LocalDate dueOn, PersonReached reached) {
        return recordFollowUp(number, reached).recorded(dueOn, staff("worker-1"));
    }

    static FollowUpMissed followUpMissed(int number, LocalDate dueOn, int inARow) {
        return new MissFollowUp(CASE, followUpId(number)).missed(dueOn, inARow);
    }

    static FollowUpCancelled followUpCancelled(int number, LocalDate dueOn) {
        return new CancelFollowUp(CASE, followUpId(number), FollowUpCancellationReason.AskedByPerson, null, null)
                .cancelled(dueOn);
    }

    static ContactLost contactLost(int... missed) {
        return new ContactLost(
                CASE, IntStream.of(missed).mapToObj(CaseHistory::followUpId).toList(), null, null);
    }

    // Identification

    static VictimIdentified identified() {
        return identified(YesNoUnknown.Unknown);
    }

    static VictimIdentified identified(YesNoUnknown minor) {
        return identified(minor, Gender.Feminine, new AreaCode("32.12"));
    }

    /** Anybody, from anywhere; absent is abroad or unknown. */
    static VictimIdentified identified(Gender gender, @Nullable AreaCode origin) {
        return identified(YesNoUnknown.Unknown, gender, origin);
    }

    static VictimIdentified identified(YesNoUnknown minor, Gender gender, @Nullable AreaCode origin) {
        return new VictimIdentified(
                CASE,
                new CaseNumber("PLG-32-2026-1"),
                Provenance.Casework,
                null,
                null,
                null,
                AgeBand.Unknown,
                CtdcAgeBand.Unknown,
                minor,
                gender,
                List.of(CountryCode.INDONESIA),
                List.of(),
                origin,
                ReferralSource.ReturnProcess,
                null,
                TraffickingStatus.PossibleVictimOfTrafficking,
                null,
                null,
                new PartialDate("2026-02-03"),
                null);
    }

    // Referrals

    static final OrganisationId RECEIVER = new OrganisationId("konseling-contoh");
    static final ReferralId REFERRAL = ReferralId.of("01985b2a-7c00-7000-8000-00000000e001");

    /** A referral to {@link #PROVIDER} whose answer is due by that day. */
    static MakeReferral makeReferral(LocalDate answerDueOn) {
        return new MakeReferral(
                CASE,
                REFERRAL,
                PROVIDER,
                Service.Psychological,
                ReferralReason.AdditionalServicesRequired,
                Sensitive.of("Mornings only."),
                answerDueOn,
                null);
    }

    static MakeReferral makeReferral() {
        return makeReferral(LocalDate.of(2026, 3, 15));
    }

    static ReferralMade referralMade() {
        return makeReferral().made(JAKARTA, RECEIVER);
    }

    static ReferralMade referralMade(LocalDate answerDueOn) {
        return makeReferral(answerDueOn).made(JAKARTA, RECEIVER);
    }

    static ReferralAccepted referralAccepted() {
        return new AcceptReferral(CASE, REFERRAL, null, null).accepted();
    }

    static ReferralCompleted referralCompleted() {
        return new CompleteReferral(CASE, REFERRAL, ReferralOutcome.ServiceDelivered, null, null).completed();
    }

    // Safety

    static final InstrumentVersion RISK = new InstrumentVersion(new InstrumentCode("PULANG-RISK"), 1);
    static final IncidentId INCIDENT = IncidentId.of("01985b2a-7c00-7000-8000-000000001001");

    /** The answers to PULANG-RISK of somebody of whom nothing is true but this. */
    static AssessRisk assessRisk(String... present) {
        var answers = INSTRUMENTS.find(RISK).orElseThrow().definition().items().stream()
                .map(item -> Answer.of(
                        item.code(), List.of(present).contains(item.code().value()) ? 1 : 0))
                .toList();
        return assessRisk(RISK, answers);
    }

    static AssessRisk assessRisk(InstrumentVersion instrument, List<Answer> answers) {
        return new AssessRisk(CASE, instrument, staff("worker-1"), LocalDate.parse("2026-02-10"), answers, null, null);
    }

    static RiskAssessed riskAssessed(String... present) {
        var command = assessRisk(present);
        var found = INSTRUMENTS.find(RISK).orElseThrow().risk(command.answers());
        return command.assessed(found, null, found.level());
    }

    static AdmitToShelter admitToShelter() {
        return new AdmitToShelter(
                CASE, ShelterKind.NgoShelter, Sensitive.of("House by the river"), ConsentGiver.Self, null, null);
    }

    static AdmittedToShelter admittedToShelter() {
        return admitToShelter().admitted();
    }

    static DischargeFromShelter dischargeFromShelter() {
        return new DischargeFromShelter(CASE, LivingSituation.WithFriends, false, null, null, null);
    }

    static DischargedFromShelter dischargedFromShelter() {
        return dischargeFromShelter().discharged(null);
    }

    static ReportIncident reportIncident(IncidentKind kind) {
        return new ReportIncident(CASE, INCIDENT, kind, Sensitive.of("A man asked for him."), null, null);
    }

    /** The first thing known of the person's safety; somebody has to respond by then. */
    static IncidentReported incidentReported(Instant responseDueBy) {
        return reportIncident(IncidentKind.Threat).reported(null, responseDueBy);
    }

    static RecordIncidentResponse recordIncidentResponse() {
        return new RecordIncidentResponse(CASE, INCIDENT, List.of(IncidentAction.PersonSeen), null, null);
    }

    static IncidentResponseRecorded incidentResponseRecorded() {
        return recordIncidentResponse().recorded();
    }

    static RecordDayZeroNeeds recordDayZeroNeeds(@Nullable String known, RecordDayZeroNeeds.Need... needs) {
        return new RecordDayZeroNeeds(CASE, List.of(needs), null, known == null ? null : new PartialDate(known));
    }

    static RecordDayZeroNeeds.Need need(DayZeroNeed need, ServiceNeed answer) {
        return new RecordDayZeroNeeds.Need(need, answer);
    }

    /** Needed, by then. */
    static DayZeroNeedsRecorded dayZeroNeed(DayZeroNeed need, Instant dueBy) {
        return recordDayZeroNeeds(null, need(need, ServiceNeed.Needed)).recorded(asked -> dueBy);
    }

    static MeetDayZeroNeed meetDayZeroNeed(DayZeroNeed need) {
        return new MeetDayZeroNeed(CASE, need, null, null);
    }

    // Services

    static DeliverService deliverService(Service service) {
        return new DeliverService(
                CASE,
                DeliveryId.of("01985b2a-7c00-7000-8000-00000000d001"),
                service,
                HelpKind.Formal,
                null,
                null,
                3,
                null,
                ServiceOutcome.Helped,
                null,
                null,
                null);
    }

    static ServiceDelivered serviceDelivered(Service service) {
        return deliverService(service).delivered();
    }

    static EndService endService(Service service) {
        return new EndService(CASE, service, ServiceEndReason.Completed, null, null);
    }

    static ServiceEnded serviceEnded(Service service) {
        return endService(service).ended();
    }

    // Stewardship

    static AssignCaseworker assignCaseworker(String caseworker) {
        return new AssignCaseworker(CASE, staff(caseworker), organisation("dinsos-indramayu"), null, null);
    }

    static CaseworkerAssigned caseworkerAssigned(String caseworker) {
        return assignCaseworker(caseworker).assigned();
    }

    static AddNote addNote() {
        return new AddNote(
                CASE,
                NoteId.of("01985b2a-7c00-7000-8000-00000000b001"),
                NoteVisibility.Team,
                Sensitive.of("Prefers to be called after six."),
                null);
    }

    static NoteAdded noteAdded() {
        return addNote().added();
    }

    static final TransferId TRANSFER = TransferId.of("01985b2a-7c00-7000-8000-00000000ca01");

    static TransferCase transferCase() {
        return new TransferCase(
                CASE, TRANSFER, PROVIDER, TransferReason.MovedAway, Sensitive.of("He moves to his aunt."), null);
    }

    static CaseTransferOffered transferOffered() {
        return transferCase().offered(RECEIVER);
    }

    static AcceptTransfer acceptTransfer(String caseworker) {
        return new AcceptTransfer(CASE, TRANSFER, staff(caseworker), null);
    }

    /** What an accepted transfer leaves behind. */
    static List<Object> transferred() {
        return List.of(
                acceptTransfer("centre-1").accepted(),
                acceptTransfer("centre-1").assigned(RECEIVER));
    }

    static DeclineTransfer declineTransfer() {
        return new DeclineTransfer(CASE, TRANSFER, TransferDeclineReason.NoCapacity, null, null);
    }

    static WithdrawTransfer withdrawTransfer() {
        return new WithdrawTransfer(CASE, TRANSFER, TransferWithdrawalReason.NoLongerNeeded, null, null);
    }

    /** Leads the organisation that a case is referred or offered to. */
    static MetaData receivingSupervisor() {
        return actor("centre-2", Role.Supervisor, RECEIVER);
    }

    static final FlagId FLAG = FlagId.of("01985b2a-7c00-7000-8000-00000000fa01");

    static RaiseFlag raiseFlag(FlagKind kind) {
        return new RaiseFlag(CASE, FLAG, kind, Sensitive.of("Ask for Ibu Sari."), null, null);
    }

    static FlagRaised flagRaised() {
        return raiseFlag(FlagKind.DoNotCallAtHome).raised();
    }

    static ResolveFlag resolveFlag() {
        return new ResolveFlag(CASE, FLAG, Sensitive.of("He has his own telephone."), null);
    }

    /** A case as the service runs it: fixed clock, and every event carries its actor. */
    static final class Fixture extends AggregateTestFixture<ReintegrationCase> {

        private final Instant now;

        private Fixture(Instant now) {
            super(ReintegrationCase.class);
            this.now = now;
            resources(Clock.fixed(now, ZoneOffset.UTC), CaseHistory::active).forEach(this::registerInjectableResource);
            registerCommandDispatchInterceptor(commands -> (index, command) -> signed(command));
            registerCommandHandlerInterceptor((unitOfWork, chain) -> {
                unitOfWork.registerCorrelationDataProvider(message -> message.getMetaData()
                        .subset(EventMetadata.ACTOR, EventMetadata.ORGANISATION, EventMetadata.ROLE));
                return chain.proceed();
            });
        }

        @Override
        public TestExecutor<ReintegrationCase> given(List<?> events) {
            givenCurrentTime(now);
            return andGiven(events);
        }

        @Override
        public TestExecutor<ReintegrationCase> andGiven(List<?> events) {
            return super.andGiven(events.stream().map(Fixture::signed).toList());
        }

        private static EventMessage<?> signed(Object event) {
            return signed(GenericEventMessage.asEventMessage(event));
        }

        @SuppressWarnings("unchecked")
        private static <M extends Message<?>> M signed(M message) {
            if (message.getMetaData().containsKey(EventMetadata.ACTOR)) {
                return message;
            }
            var automatic = message.getPayloadType().isAnnotationPresent(Automatic.class);
            return (M) message.andMetaData(automatic ? system() : worker());
        }
    }
}
