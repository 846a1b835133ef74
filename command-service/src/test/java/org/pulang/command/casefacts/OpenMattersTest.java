package org.pulang.command.casefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseEvent;
import org.pulang.event.ProceedingEnded;
import org.pulang.event.ProceedingOpened;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.HoldGround;
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

/** Which matters before the law keep a case's details from being erased. */
class OpenMattersTest {

    private static final CaseId CASE = CaseId.of("01985b2a-7c00-7000-8000-000000000001");
    private static final RestitutionId CLAIM = RestitutionId.of("01985b2a-7c00-7000-8000-00000000ae01");
    private static final PaymentId PAYMENT = PaymentId.of("01985b2a-7c00-7000-8000-00000000af01");

    @Test
    void areNoneInACaseWithoutAny() {
        assertThat(grounds()).isEmpty();
    }

    @Test
    void areProceedingsUntilTheLastHasEnded() {
        assertThat(grounds(opened(1))).containsExactly(HoldGround.OpenProceeding);
        assertThat(grounds(opened(1), opened(2), ended(1))).containsExactly(HoldGround.OpenProceeding);
        assertThat(grounds(opened(1), opened(2), ended(2), ended(1))).isEmpty();
    }

    @Test
    void areClaimsUntilTheyArePaidInFullOrEnd() {
        assertThat(grounds(claimed())).containsExactly(HoldGround.RestitutionClaim);
        assertThat(grounds(claimed(), ordered(100))).containsExactly(HoldGround.RestitutionClaim);
        assertThat(grounds(claimed(), ordered(100), paid(99))).containsExactly(HoldGround.RestitutionClaim);
        assertThat(grounds(claimed(), ordered(100), paid(99), paid(1))).isEmpty();
        var withdrawn = new RestitutionPaymentWithdrawn(
                CASE, CLAIM, PAYMENT, Money.rupiah(1), PaymentWithdrawalReason.TakenBack, null);
        assertThat(grounds(claimed(), ordered(100), paid(99), paid(1), withdrawn))
                .containsExactly(HoldGround.RestitutionClaim);
        assertThat(grounds(claimed(), ordered(100), paid(100), ordered(101)))
                .containsExactly(HoldGround.RestitutionClaim);
        assertThat(grounds(claimed(), new RestitutionClaimEnded(CASE, CLAIM, RestitutionEnd.Denied, null, null)))
                .isEmpty();
    }

    @Test
    void areBothWhereAClaimOutlivesItsProceedingOrNot() {
        assertThat(grounds(opened(1), claimed()))
                .containsExactlyInAnyOrder(HoldGround.OpenProceeding, HoldGround.RestitutionClaim);
        assertThat(grounds(opened(1), claimed(), ended(1))).containsExactly(HoldGround.RestitutionClaim);
    }

    private static Set<HoldGround> grounds(CaseEvent... events) {
        var matters = new OpenMatters();
        List.of(events).forEach(matters::take);
        return matters.grounds();
    }

    private static ProceedingId proceeding(int number) {
        return ProceedingId.of("01985b2a-7c00-7000-8000-00000000aa0" + number);
    }

    private static CaseEvent opened(int number) {
        return new ProceedingOpened(
                CASE,
                proceeding(number),
                ProceedingKind.Criminal,
                ProceedingRole.VictimWitness,
                ProceedingForum.Police,
                null,
                null,
                null,
                null);
    }

    private static CaseEvent ended(int number) {
        return new ProceedingEnded(CASE, proceeding(number), ProceedingOutcome.Convicted, null, null);
    }

    private static CaseEvent claimed() {
        return new RestitutionClaimed(CASE, CLAIM, null, RestitutionChannel.Lpsk, null, List.of(), null, null);
    }

    private static CaseEvent ordered(long rupiah) {
        return new RestitutionOrdered(CASE, CLAIM, Money.rupiah(rupiah), CourtLevel.FirstInstance, null, null);
    }

    private static CaseEvent paid(long rupiah) {
        return new RestitutionPaid(CASE, CLAIM, PAYMENT, Money.rupiah(rupiah), LocalDate.of(2026, 2, 28), null, null);
    }
}
