package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.ProceedingEnded;
import org.pulang.event.ProceedingOpened;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionOverdue;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.legalframe.LegalFrames;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Which proceedings run, and what is owed to the person by law: claimed, ordered, due 14 days after notice of the final
 * judgment.
 */
class Justice {

    private static final EntitlementCode RESTITUTION = new EntitlementCode("Restitution");

    private final Identification identification;
    private final Set<ProceedingId> running = new HashSet<>();
    private final Set<ProceedingId> ended = new HashSet<>();
    private final Map<RestitutionId, Restitution> restitutions = new HashMap<>();

    Justice(Identification identification) {
        this.identification = identification;
    }

    @CommandHandler
    void handle(OpenProceeding command) {
        if (running.contains(command.proceedingId()) || ended.contains(command.proceedingId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/proceedingId");
        }
        apply(command.opened());
    }

    @EventSourcingHandler
    void on(ProceedingOpened event) {
        running.add(event.proceedingId());
    }

    @CommandHandler
    void handle(RecordHearing command) {
        requireRunning(command.proceedingId());
        var hearing = command.recorded();
        if (hearing.accompanied() != YesNoUnknown.Yes && !hearing.companions().isEmpty()) {
            throw new CommandRefused(Refusal.COMPANION_MISMATCH, "/companions");
        }
        apply(hearing);
    }

    @CommandHandler
    void handle(EndProceeding command) {
        requireRunning(command.proceedingId());
        apply(command.ended());
    }

    @EventSourcingHandler
    void on(ProceedingEnded event) {
        running.remove(event.proceedingId());
        ended.add(event.proceedingId());
    }

    @CommandHandler
    void handle(RequestWitnessProtection command) {
        refuseUnknown(command.proceedingId());
        apply(command.requested());
    }

    /** Also after the proceeding it is part of: the law leaves time for it. */
    @CommandHandler
    void handle(ClaimRestitution command) {
        if (restitutions.containsKey(command.restitutionId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/restitutionId");
        }
        refuseUnknown(command.proceedingId());
        apply(command.claimed());
    }

    @EventSourcingHandler
    void on(RestitutionClaimed event) {
        restitutions.put(event.restitutionId(), Restitution.CLAIMED);
    }

    @CommandHandler
    void handle(RecordRestitutionOrder command) {
        refuseZero(command.amount());
        var restitution = requireOpen(command.restitutionId());
        if (restitution.isPaidInAnotherCurrencyThan(command.amount())) {
            throw new CommandRefused(Refusal.CURRENCY_MISMATCH, "/amount");
        }
        apply(command.ordered());
    }

    @EventSourcingHandler
    void on(RestitutionOrdered event) {
        change(event.restitutionId(), restitution -> restitution.afterOrder(event.amount()));
    }

    @CommandHandler
    void handle(RecordJudgmentNotice command) {
        requireOrdered(command.restitutionId());
        apply(command.recorded(paymentDueOn(command.noticeOn()), identification.zone()));
    }

    /** By the law of that day, as the legal frames have it; of a day before any of them, by the first. */
    private static LocalDate paymentDueOn(LocalDate noticeOn) {
        var restitution = LegalFrames.find(RESTITUTION).orElseThrow();
        return restitution
                .on(noticeOn)
                .orElseGet(() -> restitution.provisions().get(0))
                .paymentDueOn(noticeOn)
                .orElseThrow();
    }

    @EventSourcingHandler
    void on(JudgmentNoticeRecorded event) {
        change(
                event.restitutionId(),
                restitution -> restitution.fallingDue(new DueDay(event.paymentDueOn(), event.zone())));
    }

    @CommandHandler
    void handle(RecordRestitutionPayment command) {
        refuseZero(command.amount());
        if (payment(command.restitutionId(), command.paymentId()) != null) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/paymentId");
        }
        var ordered = requireOrdered(command.restitutionId());
        if (!ordered.currency().equals(command.amount().currency())) {
            throw new CommandRefused(Refusal.CURRENCY_MISMATCH, "/amount");
        }
        apply(command.paid());
    }

    @EventSourcingHandler
    void on(RestitutionPaid event) {
        var payment = new Restitution.Payment(event.amount(), event.paidOn(), false);
        change(event.restitutionId(), restitution -> restitution.afterPayment(event.paymentId(), payment));
    }

    /** Also of a claim that ended: what did not come is not to be counted. */
    @CommandHandler
    void handle(WithdrawRestitutionPayment command) {
        requireKnown(command.restitutionId());
        var payment = payment(command.restitutionId(), command.paymentId());
        if (payment == null) {
            throw new CommandRefused(Refusal.PAYMENT_UNKNOWN, "/paymentId");
        }
        if (payment.withdrawn()) {
            throw new CommandRefused(Refusal.PAYMENT_WITHDRAWN, "/paymentId");
        }
        apply(command.withdrawn(payment.amount()));
    }

    @EventSourcingHandler
    void on(RestitutionPaymentWithdrawn event) {
        change(event.restitutionId(), restitution -> restitution.afterWithdrawal(event.paymentId()));
    }

    @CommandHandler
    void handle(EndRestitutionClaim command) {
        requireOpen(command.restitutionId());
        apply(command.ended());
    }

    @EventSourcingHandler
    void on(RestitutionClaimEnded event) {
        change(event.restitutionId(), Restitution::afterEnd);
    }

    @CommandHandler
    void handle(MarkRestitutionOverdue command, Clock clock) {
        var restitution = restitutions.get(command.restitutionId());
        if (restitution == null || restitution.marked() || restitution.ended()) {
            return;
        }
        var due = restitution.due();
        if (due == null || !due.isOver(clock.instant())) {
            return;
        }
        var missing = restitution.missingBy(due.day());
        if (missing != null) {
            apply(command.overdue(due.day(), missing));
        }
    }

    @EventSourcingHandler
    void on(RestitutionOverdue event) {
        change(event.restitutionId(), Restitution::afterMark);
    }

    private void requireRunning(ProceedingId id) {
        refuseUnknown(id);
        if (ended.contains(id)) {
            throw new CommandRefused(Refusal.PROCEEDING_ENDED, "/proceedingId");
        }
    }

    private void refuseUnknown(@Nullable ProceedingId id) {
        if (id != null && !running.contains(id) && !ended.contains(id)) {
            throw new CommandRefused(Refusal.PROCEEDING_UNKNOWN, "/proceedingId");
        }
    }

    private static void refuseZero(Money amount) {
        if (amount.amount().signum() == 0) {
            throw new CommandRefused(Refusal.AMOUNT_ZERO, "/amount");
        }
    }

    private Restitution requireKnown(RestitutionId id) {
        var restitution = restitutions.get(id);
        if (restitution == null) {
            throw new CommandRefused(Refusal.RESTITUTION_UNKNOWN, "/restitutionId");
        }
        return restitution;
    }

    private Restitution requireOpen(RestitutionId id) {
        var restitution = requireKnown(id);
        if (restitution.ended()) {
            throw new CommandRefused(Refusal.RESTITUTION_ENDED, "/restitutionId");
        }
        return restitution;
    }

    private Money requireOrdered(RestitutionId id) {
        var ordered = requireOpen(id).ordered();
        if (ordered == null) {
            throw new CommandRefused(Refusal.RESTITUTION_NOT_ORDERED, "/restitutionId");
        }
        return ordered;
    }

    private Restitution.@Nullable Payment payment(RestitutionId id, PaymentId paymentId) {
        var restitution = restitutions.get(id);
        return restitution == null ? null : restitution.payments().get(paymentId);
    }

    private void change(RestitutionId id, UnaryOperator<Restitution> change) {
        restitutions.computeIfPresent(id, (known, restitution) -> change.apply(restitution));
    }
}
