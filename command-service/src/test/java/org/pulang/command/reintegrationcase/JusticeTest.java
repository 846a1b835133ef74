package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseEvent;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.RestitutionOverdue;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.legalframe.LegalFrames;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.HearingCompanion;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PaymentWithdrawalReason;
import org.pulang.vocabulary.ProceedingForum;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingKind;
import org.pulang.vocabulary.ProceedingOutcome;
import org.pulang.vocabulary.ProceedingRole;
import org.pulang.vocabulary.ProtectionBody;
import org.pulang.vocabulary.ProtectionKind;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.TestimonyMode;
import org.pulang.vocabulary.YesNoUnknown;

/** What the person goes through before courts, and when what is owed to them is overdue. */
class JusticeTest {

    private static final LocalDate NOTICE = LocalDate.of(2026, 2, 14);
    private static final LocalDate DUE = LocalDate.of(2026, 2, 28);
    private static final ProceedingId PROCEEDING = ProceedingId.of("01985b2a-7c00-7000-8000-00000000aa01");
    private static final RestitutionId CLAIM = RestitutionId.of("01985b2a-7c00-7000-8000-00000000ae01");
    private static final PaymentId PAYMENT = PaymentId.of("01985b2a-7c00-7000-8000-00000000af01");
    private static final Money ORDERED = Money.rupiah(60_000_000);

    // Proceedings

    @ParameterizedTest
    @EnumSource
    void opensAProceedingOfEachKind(ProceedingKind kind) {
        var open = open(kind);
        fixture().given(identified()).when(open).expectEvents(open.opened());
    }

    @Test
    void refusesSecondProceedingOfTheSameIdAlsoOnceItEnded() {
        var opened = open(ProceedingKind.Criminal).opened();
        refused(
                fixture().given(identified(), opened).when(open(ProceedingKind.Civil)),
                Refusal.ID_TAKEN,
                "/proceedingId");
        refused(
                fixture().given(identified(), opened, end().ended()).when(open(ProceedingKind.Civil)),
                Refusal.ID_TAKEN,
                "/proceedingId");
    }

    @ParameterizedTest
    @EnumSource
    void recordsHearingsAccompaniedOrNot(YesNoUnknown accompanied) {
        var hearing = hearing(accompanied);
        fixture()
                .given(identified(), open(ProceedingKind.Criminal).opened())
                .when(hearing)
                .expectEvents(hearing.recorded());
    }

    @ParameterizedTest
    @EnumSource(value = YesNoUnknown.class, names = "Yes", mode = EnumSource.Mode.EXCLUDE)
    void refusesCompanionsWhereNobodyIsSaidToHaveStoodByThePerson(YesNoUnknown accompanied) {
        refused(
                fixture()
                        .given(identified(), open(ProceedingKind.Criminal).opened())
                        .when(hearing(accompanied, HearingCompanion.Lawyer)),
                Refusal.COMPANION_MISMATCH,
                "/companions");
    }

    @Test
    void namesWhoStoodByThePerson() {
        var hearing = hearing(YesNoUnknown.Yes, HearingCompanion.Lawyer, HearingCompanion.SocialWorker);
        fixture()
                .given(identified(), open(ProceedingKind.Criminal).opened())
                .when(hearing)
                .expectEvents(hearing.recorded());
    }

    @Test
    void endsAProceedingOnce() {
        var opened = open(ProceedingKind.Criminal).opened();
        fixture().given(identified(), opened).when(end()).expectEvents(end().ended());
        for (var command : List.of(end(), hearing(YesNoUnknown.No))) {
            refused(
                    fixture().given(identified(), opened, end().ended()).when(command),
                    Refusal.PROCEEDING_ENDED,
                    "/proceedingId");
        }
    }

    @Test
    void refusesWhatIsSaidOfAProceedingNobodyRecorded() {
        for (var command : List.of(end(), hearing(YesNoUnknown.No), protect(PROCEEDING), claim(PROCEEDING))) {
            refused(fixture().given(identified()).when(command), Refusal.PROCEEDING_UNKNOWN, "/proceedingId");
        }
    }

    @Test
    void asksForProtectionBeforeAnyProceedingAndInOne() {
        fixture()
                .given(identified())
                .when(protect(null))
                .expectEvents(protect(null).requested());
        fixture()
                .given(identified(), open(ProceedingKind.Criminal).opened())
                .when(protect(PROCEEDING))
                .expectEvents(protect(PROCEEDING).requested());
    }

    // Restitution

    @Test
    void claimsRestitutionWithoutAProceedingInOneAndAfterIt() {
        var opened = open(ProceedingKind.Criminal).opened();
        fixture().given(identified()).when(claim(null)).expectEvents(claim(null).claimed());
        fixture()
                .given(identified(), opened)
                .when(claim(PROCEEDING))
                .expectEvents(claim(PROCEEDING).claimed());
        fixture()
                .given(identified(), opened, end().ended())
                .when(claim(PROCEEDING))
                .expectEvents(claim(PROCEEDING).claimed());
    }

    @Test
    void refusesSecondClaimOfTheSameId() {
        refused(
                fixture().given(identified(), claim(null).claimed()).when(claim(null)),
                Refusal.ID_TAKEN,
                "/restitutionId");
    }

    static Stream<JusticeCommand> onAClaim() {
        return Stream.of(order(ORDERED), notice(NOTICE), pay(1, DUE), endClaim());
    }

    @ParameterizedTest
    @MethodSource("onAClaim")
    void refusesWhatIsSaidOfAClaimNobodyRecorded(JusticeCommand command) {
        refused(fixture().given(identified()).when(command), Refusal.RESTITUTION_UNKNOWN, "/restitutionId");
    }

    @ParameterizedTest
    @MethodSource("onAClaim")
    void refusesWhatIsSaidOfAClaimThatEnded(JusticeCommand command) {
        refused(
                fixture().given(ordered(endClaim().ended())).when(command),
                Refusal.RESTITUTION_ENDED,
                "/restitutionId");
    }

    @Test
    void awaitsNoPaymentBeforeAnythingIsOrdered() {
        for (var command : List.of(notice(NOTICE), pay(1, DUE))) {
            refused(
                    fixture().given(identified(), claim(null).claimed()).when(command),
                    Refusal.RESTITUTION_NOT_ORDERED,
                    "/restitutionId");
        }
    }

    @Test
    void takesPaymentsBeforeTheJudgmentIsFinalAndMoreThanOne() {
        fixture()
                .given(ordered())
                .when(pay(20_000_000, NOTICE))
                .expectEvents(pay(20_000_000, NOTICE).paid());
        fixture()
                .given(ordered(paid(20_000_000, NOTICE)))
                .when(pay(40_000_000, DUE))
                .expectEvents(pay(40_000_000, DUE).paid());
    }

    @Test
    void refusesAnotherCurrencyThanTheOneOrdered() {
        var ringgit = new Money(BigDecimal.TEN, Currency.getInstance("MYR"));
        refused(
                fixture()
                        .given(ordered())
                        .when(new RecordRestitutionPayment(CASE, CLAIM, PAYMENT, ringgit, DUE, null, null)),
                Refusal.CURRENCY_MISMATCH,
                "/amount");
        refused(fixture().given(ordered(paid(1, NOTICE))).when(order(ringgit)), Refusal.CURRENCY_MISMATCH, "/amount");
        fixture()
                .given(ordered())
                .when(order(ringgit))
                .expectEvents(order(ringgit).ordered());
    }

    /** A clock taken out of the file would be missed here, and a notice older than the law is no error. */
    @ParameterizedTest
    @ValueSource(strings = {"1999-05-01", "2007-04-19", "2026-02-14"})
    void takesTheDaysFromTheLegalFrames(LocalDate day) {
        var due = LegalFrames.find(new EntitlementCode("Restitution"))
                .orElseThrow()
                .provisions()
                .get(0)
                .paymentDueOn(day)
                .orElseThrow();
        fixture().given(ordered()).when(notice(day)).expectEvents(notice(day).recorded(due, JAKARTA));
    }

    @Test
    void dueIsFourteenDaysAfterTheNotice() {
        fixture()
                .given(ordered())
                .when(notice(NOTICE))
                .expectEvents(new JudgmentNoticeRecorded(CASE, CLAIM, NOTICE, DUE, JAKARTA, null));
    }

    /** The last second of the 14th day, and the first after it, where the person is from; absent is abroad. */
    @ParameterizedTest
    @CsvSource({
        "32.12, Asia/Jakarta, 2026-02-28T16:59:59Z, false",
        "32.12, Asia/Jakarta, 2026-02-28T17:00:00Z, true",
        "73.71, Asia/Makassar, 2026-02-28T15:59:59Z, false",
        "73.71, Asia/Makassar, 2026-02-28T16:00:00Z, true",
        "94, Asia/Jayapura, 2026-02-28T14:59:59Z, false",
        "94, Asia/Jayapura, 2026-02-28T15:00:00Z, true",
        ", Asia/Jakarta, 2026-02-28T16:59:59Z, false",
        ", Asia/Jakarta, 2026-02-28T17:00:00Z, true"
    })
    void isOverdueOnceTheFourteenthDayEndedWhereThePersonIsFrom(
            @Nullable String origin, String zone, String now, boolean over) {
        var person = identified(Gender.Masculine, origin == null ? null : new AreaCode(origin));
        fixture(Instant.parse("2026-02-20T00:00:00Z"))
                .given(person, claim(null).claimed(), order(ORDERED).ordered())
                .when(notice(NOTICE))
                .expectEvents(noticed(NOTICE, zone));
        var result = fixture(Instant.parse(now))
                .given(person, claim(null).claimed(), order(ORDERED).ordered(), noticed(NOTICE, zone))
                .when(mark());
        if (over) {
            result.expectEvents(overdue(ORDERED));
        } else {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Test
    void countsInTheZoneOfTheNoticeAlsoWhereTheOriginIsCorrectedLater() {
        var moved = new PersonalDetailsCorrected(
                CASE,
                0,
                Sensitive.of("Born in Jayapura."),
                new CorrectedIdentity(null, null, null, null, null, new AreaCode("91.71")),
                null,
                null,
                null);
        fixture(Instant.parse("2026-02-28T16:00:00Z"))
                .given(ordered(noticed(NOTICE), moved))
                .when(mark())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(Gender.class)
    void isOverdueForWhoeverThePersonIs(Gender gender) {
        fixture()
                .given(
                        identified(gender, null),
                        claim(null).claimed(),
                        order(ORDERED).ordered(),
                        noticed(NOTICE))
                .when(mark())
                .expectEvents(overdue(ORDERED));
    }

    @Test
    void isMarkedAsOverdueOnce() {
        var never = List.of(
                ordered(noticed(NOTICE), overdue(ORDERED)),
                ordered(noticed(NOTICE), overdue(ORDERED), noticed(NOTICE.minusDays(1))),
                ordered(
                        noticed(NOTICE),
                        overdue(ORDERED),
                        order(Money.rupiah(90_000_000)).ordered()));
        for (var history : never) {
            fixture()
                    .given(history)
                    .when(mark())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void isNotOverdueWhereAllWasPaidByTheLastDay() {
        fixture()
                .given(ordered(noticed(NOTICE), paid(20_000_000, NOTICE), paid(40_000_000, DUE)))
                .when(mark())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isOverdueWhereOneRupiahIsMissing() {
        fixture()
                .given(ordered(noticed(NOTICE), paid(59_999_999, DUE)))
                .when(mark())
                .expectEvents(overdue(Money.rupiah(1)));
    }

    @Test
    void isOverdueWhereTheRestCameADayLate() {
        fixture()
                .given(ordered(noticed(NOTICE), paid(20_000_000, DUE), paid(40_000_000, DUE.plusDays(1))))
                .when(mark())
                .expectEvents(overdue(Money.rupiah(40_000_000)));
    }

    @Test
    void goesByTheLastOrderAndTheLastNotice() {
        fixture()
                .given(ordered(order(Money.rupiah(50_000_000)).ordered(), noticed(NOTICE)))
                .when(mark())
                .expectEvents(overdue(Money.rupiah(50_000_000)));
        fixture()
                .given(ordered(noticed(NOTICE), noticed(NOTICE.plusDays(1))))
                .when(mark())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void letsClaimsBeThatAreUnknownUnorderedWithoutNoticeOrEnded() {
        var histories = List.<List<CaseEvent>>of(
                List.of(identified()),
                List.of(identified(), claim(null).claimed()),
                ordered(),
                ordered(noticed(NOTICE), endClaim().ended()));
        for (var history : histories) {
            fixture()
                    .given(history)
                    .when(mark())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void owesAndEndsAlsoWhereTheCaseIsClosed() {
        var closed = ordered(noticed(NOTICE), closureRequested(), caseClosed());
        fixture().given(closed).when(mark()).expectEvents(overdue(ORDERED));
        fixture().given(closed).when(pay(1, DUE)).expectEvents(paid(1, DUE));
        fixture().given(closed).when(endClaim()).expectEvents(endClaim().ended());
        fixture()
                .given(identified(), open(ProceedingKind.Civil).opened(), closureRequested(), caseClosed())
                .when(end())
                .expectEvents(end().ended());
        fixture()
                .given(ordered(paid(1, DUE), closureRequested(), caseClosed()))
                .when(withdraw(1, DUE))
                .expectEvents(withdrawn(1, DUE));
        for (var command : List.of(open(ProceedingKind.Civil), claim(null))) {
            refused(fixture().given(closed).when(command), Refusal.CASE_CLOSED);
        }
    }

    @Test
    void endsWhatRunsWhereThePersonRestrictsWorkAndBeginsNothing() {
        var restricted = new RestrictProcessing(CASE, RestrictionGround.AskedByPerson, null).restricted();
        var history = new ArrayList<>(ordered(open(ProceedingKind.Criminal).opened(), noticed(NOTICE)));
        history.add(restricted);
        fixture().given(history).when(mark()).expectEvents(overdue(ORDERED));
        fixture().given(history).when(pay(1, DUE)).expectEvents(paid(1, DUE));
        fixture().given(history).when(end()).expectEvents(end().ended());
        fixture().given(history).when(endClaim()).expectEvents(endClaim().ended());
        for (var command : List.of(hearing(YesNoUnknown.No), protect(null), claim(null))) {
            refused(fixture().given(history).when(command), Refusal.PROCESSING_RESTRICTED);
        }
    }

    /** The clock runs, whether or not anybody works on the case. */
    @Test
    void takesWhatACourtDoesWhereTheCaseIsClosedOrRestricted() {
        var restricted = new RestrictProcessing(CASE, RestrictionGround.AskedByPerson, null).restricted();
        var closed = ordered(closureRequested(), caseClosed());
        for (var history : List.of(closed, ordered(restricted))) {
            fixture()
                    .given(history)
                    .when(order(ORDERED))
                    .expectEvents(order(ORDERED).ordered());
            fixture().given(history).when(notice(NOTICE)).expectEvents(noticed(NOTICE));
        }
        var noticedSince = new ArrayList<>(closed);
        noticedSince.add(noticed(NOTICE));
        fixture().given(noticedSince).when(mark()).expectEvents(overdue(ORDERED));
    }

    @Test
    void countsAPaymentSentTwiceOnce() {
        refused(fixture().given(ordered(paid(1, DUE))).when(pay(1, DUE)), Refusal.ID_TAKEN, "/paymentId");
        refused(
                fixture().given(ordered(paid(1, DUE), withdrawn(1, DUE))).when(pay(1, DUE)),
                Refusal.ID_TAKEN,
                "/paymentId");
    }

    @Test
    void refusesOrdersAndPaymentsOfNothing() {
        refused(fixture().given(ordered()).when(order(Money.rupiah(0))), Refusal.AMOUNT_ZERO, "/amount");
        refused(fixture().given(ordered()).when(pay(0, DUE)), Refusal.AMOUNT_ZERO, "/amount");
    }

    @ParameterizedTest
    @EnumSource
    void takesAPaymentBackWithAReason(PaymentWithdrawalReason reason) {
        var command = new WithdrawRestitutionPayment(CASE, CLAIM, paymentId(1, DUE), reason, null);
        fixture()
                .given(ordered(paid(1, DUE)))
                .when(command)
                .expectEvents(
                        new RestitutionPaymentWithdrawn(CASE, CLAIM, paymentId(1, DUE), Money.rupiah(1), reason, null));
        fixture()
                .given(ordered(paid(1, DUE), endClaim().ended()))
                .when(command)
                .expectEvents(command.withdrawn(Money.rupiah(1)));
    }

    @Test
    void takesNoPaymentBackTwiceAndNoneNobodyRecorded() {
        refused(fixture().given(ordered()).when(withdraw(1, DUE)), Refusal.PAYMENT_UNKNOWN, "/paymentId");
        refused(fixture().given(identified()).when(withdraw(1, DUE)), Refusal.RESTITUTION_UNKNOWN, "/restitutionId");
        refused(
                fixture().given(ordered(paid(1, DUE), withdrawn(1, DUE))).when(withdraw(1, DUE)),
                Refusal.PAYMENT_WITHDRAWN,
                "/paymentId");
    }

    @Test
    void owesAgainWhatWasTakenBack() {
        fixture()
                .given(ordered(
                        noticed(NOTICE), paid(20_000_000, NOTICE), paid(40_000_000, DUE), withdrawn(40_000_000, DUE)))
                .when(mark())
                .expectEvents(overdue(Money.rupiah(40_000_000)));
    }

    @Test
    void isMarkedAnewOnlyWhereWhatWasTakenBackHadCounted() {
        var overdue = overdue(Money.rupiah(40_000_000));
        fixture()
                .given(ordered(noticed(NOTICE), paid(20_000_000, DUE), overdue, withdrawn(20_000_000, DUE)))
                .when(mark())
                .expectEvents(overdue(ORDERED));
        var late = DUE.plusDays(1);
        fixture()
                .given(ordered(
                        noticed(NOTICE),
                        paid(20_000_000, DUE),
                        overdue,
                        paid(40_000_000, late),
                        withdrawn(40_000_000, late)))
                .when(mark())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void ordersInAnotherCurrencyOnceNothingCounts() {
        var ringgit = order(new Money(BigDecimal.TEN, Currency.getInstance("MYR")));
        fixture().given(ordered(paid(1, DUE), withdrawn(1, DUE))).when(ringgit).expectEvents(ringgit.ordered());
    }

    @Test
    void leavesTheClockToTheClock() {
        refused(fixture().given(ordered(noticed(NOTICE))).when(mark(), worker()), Refusal.ROLE_REQUIRED);
        refused(fixture().given(ordered(noticed(NOTICE))).when(mark(), supervisor()), Refusal.ROLE_REQUIRED);
        assertThat(DUE).isEqualTo(NOTICE.plusDays(14));
    }

    // Words

    private static OpenProceeding open(ProceedingKind kind) {
        return new OpenProceeding(
                CASE,
                PROCEEDING,
                kind,
                ProceedingRole.VictimWitness,
                ProceedingForum.Police,
                null,
                Sensitive.of("LP/B/12/II/2026"),
                null,
                null);
    }

    private static RecordHearing hearing(YesNoUnknown accompanied, HearingCompanion... companions) {
        return new RecordHearing(
                CASE,
                PROCEEDING,
                YesNoUnknown.Yes,
                accompanied,
                List.of(companions),
                TestimonyMode.ClosedSession,
                null,
                null);
    }

    private static EndProceeding end() {
        return new EndProceeding(CASE, PROCEEDING, ProceedingOutcome.Convicted, null, null);
    }

    private static RequestWitnessProtection protect(@Nullable ProceedingId proceeding) {
        return new RequestWitnessProtection(
                CASE, ProtectionBody.Lpsk, List.of(ProtectionKind.PersonalSafety), proceeding, null, null);
    }

    private static ClaimRestitution claim(@Nullable ProceedingId proceeding) {
        return new ClaimRestitution(CASE, CLAIM, proceeding, RestitutionChannel.Lpsk, null, null, null, null);
    }

    private static RecordRestitutionOrder order(Money amount) {
        return new RecordRestitutionOrder(CASE, CLAIM, amount, CourtLevel.FirstInstance, null, null);
    }

    private static RecordJudgmentNotice notice(LocalDate day) {
        return new RecordJudgmentNotice(CASE, CLAIM, day, null);
    }

    private static JudgmentNoticeRecorded noticed(LocalDate day) {
        return noticed(day, "Asia/Jakarta");
    }

    private static JudgmentNoticeRecorded noticed(LocalDate day, String zone) {
        return notice(day).recorded(day.plusDays(14), ZoneId.of(zone));
    }

    private static RecordRestitutionPayment pay(long rupiah, LocalDate day) {
        return new RecordRestitutionPayment(CASE, CLAIM, paymentId(rupiah, day), Money.rupiah(rupiah), day, null, null);
    }

    /** Of payments that differ, another. */
    private static PaymentId paymentId(long rupiah, LocalDate day) {
        return new PaymentId(
                UUID.nameUUIDFromBytes("%s %s".formatted(rupiah, day).getBytes(StandardCharsets.UTF_8)));
    }

    private static WithdrawRestitutionPayment withdraw(long rupiah, LocalDate day) {
        return new WithdrawRestitutionPayment(
                CASE, CLAIM, paymentId(rupiah, day), PaymentWithdrawalReason.NotReceived, null);
    }

    private static RestitutionPaymentWithdrawn withdrawn(long rupiah, LocalDate day) {
        return withdraw(rupiah, day).withdrawn(Money.rupiah(rupiah));
    }

    private static RestitutionPaid paid(long rupiah, LocalDate day) {
        return pay(rupiah, day).paid();
    }

    private static EndRestitutionClaim endClaim() {
        return new EndRestitutionClaim(CASE, CLAIM, RestitutionEnd.SubstituteImprisonment, null, null);
    }

    private static MarkRestitutionOverdue mark() {
        return new MarkRestitutionOverdue(CASE, CLAIM);
    }

    private static RestitutionOverdue overdue(Money missing) {
        return mark().overdue(DUE, missing);
    }

    /** A claim on which 60 million rupiah are ordered, and what came then. */
    private static List<CaseEvent> ordered(CaseEvent... then) {
        return Stream.concat(
                        Stream.of(
                                identified(),
                                claim(null).claimed(),
                                order(ORDERED).ordered()),
                        Stream.of(then))
                .toList();
    }
}
