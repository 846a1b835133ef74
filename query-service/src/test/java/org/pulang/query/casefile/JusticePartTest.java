package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.event.CaseEvent;
import org.pulang.event.HearingRecorded;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.ProceedingEnded;
import org.pulang.event.ProceedingOpened;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionOverdue;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.query.casefile.JusticePart.Proceeding;
import org.pulang.query.casefile.JusticePart.Restitution;
import org.pulang.query.casefile.JusticePart.RestitutionState;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PaymentWithdrawalReason;
import org.pulang.vocabulary.ProceedingForum;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingKind;
import org.pulang.vocabulary.ProceedingOutcome;
import org.pulang.vocabulary.ProceedingRole;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.YesNoUnknown;

class JusticePartTest {

    private static final CaseId CASE = caseId(1);
    private static final LocalDate NOTICE = LocalDate.of(2026, 2, 3);
    private static final LocalDate DUE = LocalDate.of(2026, 2, 17);
    private static final CaseEvent NOTICED =
            new JudgmentNoticeRecorded(CASE, claim(1), NOTICE, DUE, ZoneId.of("Asia/Jakarta"), null);
    private static final CaseEvent OVERDUE = new RestitutionOverdue(CASE, claim(1), DUE, Money.rupiah(10), null);

    @Test
    void tellsHowFarAClaimHasCome() {
        assertThat(restitution(claimed(1)).state()).isEqualTo(RestitutionState.Claimed);
        assertThat(restitution(claimed(1), ordered(1, 60)).state()).isEqualTo(RestitutionState.Ordered);
        assertThat(restitution(claimed(1), ordered(1, 60), NOTICED).state()).isEqualTo(RestitutionState.Due);
        assertThat(restitution(claimed(1), ordered(1, 60), NOTICED, paid(1, 50), OVERDUE)
                        .state())
                .isEqualTo(RestitutionState.Overdue);
        assertThat(restitution(claimed(1), ordered(1, 60), NOTICED, paid(1, 50), OVERDUE, paid(1, 10))
                        .state())
                .isEqualTo(RestitutionState.Paid);
    }

    @ParameterizedTest
    @EnumSource(RestitutionEnd.class)
    void nothingMoreIsAwaitedOnAClaimThatEnded(RestitutionEnd reason) {
        var ended = new RestitutionClaimEnded(CASE, claim(1), reason, null, null);

        assertThat(restitution(claimed(1), ended).state()).isEqualTo(RestitutionState.Ended);
        assertThat(restitution(claimed(1), ordered(1, 60), NOTICED, OVERDUE, ended)
                        .state())
                .isEqualTo(RestitutionState.Ended);
    }

    @Test
    void addsUpWhatReachedThePersonOnceSomethingIsOrdered() {
        assertThat(restitution(claimed(1)).paid()).isNull();
        assertThat(restitution(claimed(1), ordered(1, 60)).paid()).isZero();
        var restitution = restitution(claimed(1), ordered(1, 60), paid(1, 25), paid(1, 34));
        assertThat(restitution.paid()).isEqualByComparingTo("59");
        assertThat(restitution.payments()).hasSize(2);
        assertThat(restitution.state()).isEqualTo(RestitutionState.Ordered);
    }

    @Test
    void addsUpMoreThanOneAmountOfMoneyHolds() {
        var most = 999_999_999_999_999L;
        assertThat(restitution(claimed(1), ordered(1, most), paid(1, most), paid(1, most))
                        .paid())
                .isEqualTo(BigDecimal.valueOf(most).multiply(BigDecimal.valueOf(2)));
    }

    @Test
    void countsNoPaymentThatWasTakenBackAndShowsIt() {
        var withdrawn = new RestitutionPaymentWithdrawn(
                CASE, claim(1), payment(35), Money.rupiah(35), PaymentWithdrawalReason.EnteredTwice, null);
        var restitution = restitution(claimed(1), ordered(1, 60), NOTICED, paid(1, 25), paid(1, 35), withdrawn);
        assertThat(restitution.paid()).isEqualByComparingTo("25");
        assertThat(restitution.state()).isEqualTo(RestitutionState.Due);
        assertThat(restitution.payments())
                .extracting(payment -> payment.withdrawn() != null)
                .containsExactly(false, true);
    }

    @Test
    void goesByTheOrderOfTheHigherCourt() {
        var raised = restitution(claimed(1), ordered(1, 60), paid(1, 60), ordered(1, 80));
        assertThat(raised.state()).isEqualTo(RestitutionState.Ordered);
        var lowered = restitution(claimed(1), ordered(1, 60), NOTICED, paid(1, 40), ordered(1, 40));
        assertThat(lowered.state()).isEqualTo(RestitutionState.Paid);
    }

    @Test
    void addsNothingInAnotherCurrencyToWhatWasOrdered() {
        var ringgit = new Money(BigDecimal.valueOf(60), Currency.getInstance("MYR"));
        var history = restitution(
                claimed(1),
                ordered(1, 60),
                new RestitutionPaid(CASE, claim(1), payment(1), ringgit, NOTICE, null, null));
        assertThat(history.paid()).isZero();
        assertThat(history.state()).isEqualTo(RestitutionState.Ordered);
    }

    @Test
    void keepsClaimsApart() {
        var part = part(claimed(1), claimed(2), ordered(2, 60), paid(2, 60));

        assertThat(part.restitutions)
                .extracting(Restitution::state)
                .containsExactly(RestitutionState.Claimed, RestitutionState.Paid);
    }

    @Test
    void keepsProceedingsApartWithTheirHearingsAndEnds() {
        var part = part(
                opened(1, ProceedingKind.Criminal),
                opened(2, ProceedingKind.Labour),
                heard(2),
                heard(2),
                new ProceedingEnded(CASE, proceeding(1), ProceedingOutcome.Convicted, null, null));

        assertThat(part.proceedings)
                .extracting(Proceeding::hearings)
                .satisfiesExactly(
                        none -> assertThat(none).isEmpty(),
                        two -> assertThat(two).hasSize(2));
        assertThat(part.proceedings.get(0).ended()).isNotNull();
        assertThat(part.proceedings.get(1).ended()).isNull();
    }

    private static RestitutionId claim(int n) {
        return new RestitutionId(new UUID(0x0198_f2e0_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    private static ProceedingId proceeding(int n) {
        return new ProceedingId(new UUID(0x0198_f2e1_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    private static CaseEvent claimed(int n) {
        return new RestitutionClaimed(CASE, claim(n), null, RestitutionChannel.Lpsk, null, List.of(), null, null);
    }

    private static CaseEvent ordered(int n, long rupiah) {
        return new RestitutionOrdered(CASE, claim(n), Money.rupiah(rupiah), CourtLevel.FirstInstance, null, null);
    }

    private static CaseEvent paid(int n, long rupiah) {
        return new RestitutionPaid(CASE, claim(n), payment(rupiah), Money.rupiah(rupiah), NOTICE, null, null);
    }

    private static PaymentId payment(long n) {
        return new PaymentId(new UUID(0x0198_f2e2_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    private static CaseEvent opened(int n, ProceedingKind kind) {
        return new ProceedingOpened(
                CASE,
                proceeding(n),
                kind,
                ProceedingRole.VictimWitness,
                ProceedingForum.Police,
                null,
                null,
                null,
                null);
    }

    private static CaseEvent heard(int n) {
        return new HearingRecorded(CASE, proceeding(n), YesNoUnknown.Yes, YesNoUnknown.No, List.of(), null, null, null);
    }

    private static Restitution restitution(CaseEvent... events) {
        var part = part(events);
        assertThat(part.restitutions).hasSize(1);
        return part.restitutions.get(0);
    }

    private static JusticePart part(CaseEvent... events) {
        var file = new CaseFile();
        file.apply(identified(CASE), recorded(0));
        Arrays.stream(events).forEach(event -> file.apply(event, recorded(1)));
        return file.justice;
    }

    private static Recorded recorded(int version) {
        return new Recorded(
                version + 1L,
                CASE.value(),
                version,
                new UUID(0x0198_f2d0_0000_7000L, version),
                Instant.parse("2026-02-01T03:00:00Z"),
                Map.of("actor", "worker-1"));
    }
}
