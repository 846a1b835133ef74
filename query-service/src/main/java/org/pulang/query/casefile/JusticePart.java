package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.pulang.event.WitnessProtectionRequested;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.RestitutionId;

/** What the person goes through before courts, and how far what is owed to them has come. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class JusticePart {

    List<Proceeding> proceedings = new ArrayList<>();
    List<Restitution> restitutions = new ArrayList<>();
    List<Entry<WitnessProtectionRequested>> protections = new ArrayList<>();

    void on(ProceedingOpened event, Recorded recorded) {
        proceedings.add(new Proceeding(Entry.of(event, recorded), List.of(), null));
    }

    void on(HearingRecorded event, Recorded recorded) {
        change(
                event.proceedingId(),
                known -> new Proceeding(known.opened(), Entry.and(known.hearings(), event, recorded), known.ended()));
    }

    void on(ProceedingEnded event, Recorded recorded) {
        change(
                event.proceedingId(),
                known -> new Proceeding(known.opened(), known.hearings(), Entry.of(event, recorded)));
    }

    void on(WitnessProtectionRequested event, Recorded recorded) {
        protections.add(Entry.of(event, recorded));
    }

    void on(RestitutionClaimed event, Recorded recorded) {
        restitutions.add(Restitution.of(Entry.of(event, recorded), null, null, null, List.of(), null));
    }

    void on(RestitutionOrdered event, Recorded recorded) {
        change(
                event.restitutionId(),
                known -> Restitution.of(
                        known.claimed(),
                        Entry.of(event, recorded),
                        known.notice(),
                        known.overdue(),
                        known.payments(),
                        known.ended()));
    }

    void on(JudgmentNoticeRecorded event, Recorded recorded) {
        change(
                event.restitutionId(),
                known -> Restitution.of(
                        known.claimed(),
                        known.ordered(),
                        Entry.of(event, recorded),
                        known.overdue(),
                        known.payments(),
                        known.ended()));
    }

    void on(RestitutionOverdue event, Recorded recorded) {
        change(
                event.restitutionId(),
                known -> Restitution.of(
                        known.claimed(),
                        known.ordered(),
                        known.notice(),
                        Entry.of(event, recorded),
                        known.payments(),
                        known.ended()));
    }

    void on(RestitutionPaid event, Recorded recorded) {
        change(
                event.restitutionId(),
                known -> Restitution.of(
                        known.claimed(),
                        known.ordered(),
                        known.notice(),
                        known.overdue(),
                        Payment.and(known.payments(), Entry.of(event, recorded)),
                        known.ended()));
    }

    void on(RestitutionPaymentWithdrawn event, Recorded recorded) {
        change(
                event.restitutionId(),
                known -> Restitution.of(
                        known.claimed(),
                        known.ordered(),
                        known.notice(),
                        known.overdue(),
                        known.payments().stream()
                                .map(payment -> payment.after(event, recorded))
                                .toList(),
                        known.ended()));
    }

    void on(RestitutionClaimEnded event, Recorded recorded) {
        change(
                event.restitutionId(),
                known -> Restitution.of(
                        known.claimed(),
                        known.ordered(),
                        known.notice(),
                        known.overdue(),
                        known.payments(),
                        Entry.of(event, recorded)));
    }

    private void change(ProceedingId id, UnaryOperator<Proceeding> change) {
        Entry.change(
                proceedings,
                proceeding -> proceeding.opened().event().proceedingId().equals(id),
                change);
    }

    private void change(RestitutionId id, UnaryOperator<Restitution> change) {
        Entry.change(
                restitutions,
                restitution -> restitution.claimed().event().restitutionId().equals(id),
                change);
    }

    /** A proceeding, its hearings, and how it ended. */
    record Proceeding(
            Entry<ProceedingOpened> opened,
            List<Entry<HearingRecorded>> hearings,
            @Nullable Entry<ProceedingEnded> ended) {

        Proceeding {
            hearings = List.copyOf(hearings);
        }
    }

    enum RestitutionState {
        Claimed,
        Ordered,
        /** Notice of the final judgment was given, and the 14 days are running. */
        Due,
        Overdue,
        Paid,
        Ended
    }

    /** What reached the person; withdrawn, it does not count. */
    record Payment(Entry<RestitutionPaid> paid, @Nullable Entry<RestitutionPaymentWithdrawn> withdrawn) {

        static List<Payment> and(List<Payment> payments, Entry<RestitutionPaid> paid) {
            return Stream.concat(payments.stream(), Stream.of(new Payment(paid, null)))
                    .toList();
        }

        Payment after(RestitutionPaymentWithdrawn event, Recorded recorded) {
            return paid.event().paymentId().equals(event.paymentId())
                    ? new Payment(paid, Entry.of(event, recorded))
                    : this;
        }
    }

    /**
     * A claim, and what came of it.
     *
     * @param paid all that reached the person so far, in the currency of the order; absent while nothing is ordered
     */
    record Restitution(
            Entry<RestitutionClaimed> claimed,
            RestitutionState state,
            @Nullable Entry<RestitutionOrdered> ordered,
            @Nullable Entry<JudgmentNoticeRecorded> notice,
            @Nullable Entry<RestitutionOverdue> overdue,
            List<Payment> payments,
            @Nullable BigDecimal paid,
            @Nullable Entry<RestitutionClaimEnded> ended) {

        Restitution {
            payments = List.copyOf(payments);
        }

        static Restitution of(
                Entry<RestitutionClaimed> claimed,
                @Nullable Entry<RestitutionOrdered> ordered,
                @Nullable Entry<JudgmentNoticeRecorded> notice,
                @Nullable Entry<RestitutionOverdue> overdue,
                List<Payment> payments,
                @Nullable Entry<RestitutionClaimEnded> ended) {
            var paid = ordered == null ? null : sum(payments, ordered.event().amount());
            var state = RestitutionState.Claimed;
            if (ended != null) {
                state = RestitutionState.Ended;
            } else if (ordered != null
                    && paid != null
                    && paid.compareTo(ordered.event().amount().amount()) >= 0) {
                state = RestitutionState.Paid;
            } else if (overdue != null) {
                state = RestitutionState.Overdue;
            } else if (notice != null) {
                state = RestitutionState.Due;
            } else if (ordered != null) {
                state = RestitutionState.Ordered;
            }
            return new Restitution(claimed, state, ordered, notice, overdue, payments, paid, ended);
        }

        /** No {@link Money}: a few of the largest amounts together are more than one of it holds. */
        private static BigDecimal sum(List<Payment> payments, Money ordered) {
            return payments.stream()
                    .filter(payment -> payment.withdrawn() == null)
                    .map(payment -> payment.paid().event().amount())
                    .filter(amount -> amount.currency().equals(ordered.currency()))
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
