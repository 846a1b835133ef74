package org.pulang.command.reintegrationcase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PaymentId;

/**
 * One claim for restitution: what is ordered, what came by when, and whether the time the law leaves was marked as over.
 *
 * @param ordered by the last order; absent while nothing is
 * @param due the last day of payment; absent before notice of the final judgment
 */
record Restitution(
        @Nullable Money ordered,
        @Nullable DueDay due,
        Map<PaymentId, Payment> payments,
        boolean marked,
        boolean ended) {

    static final Restitution CLAIMED = new Restitution(null, null, Map.of(), false, false);

    /** What reached the person on a day; withdrawn, it does not count. */
    record Payment(Money amount, LocalDate day, boolean withdrawn) {}

    /** An order in another currency could not be compared with what came on the one before. */
    boolean isPaidInAnotherCurrencyThan(Money amount) {
        return counting().anyMatch(payment -> !payment.amount().currency().equals(amount.currency()));
    }

    /** What of the order had not come by the end of that day; absent where all had. */
    @Nullable
    Money missingBy(LocalDate day) {
        if (ordered == null) {
            return null;
        }
        var paid = counting()
                .filter(payment -> !payment.day().isAfter(day))
                .map(payment -> payment.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var missing = ordered.amount().subtract(paid);
        return missing.signum() > 0 ? new Money(missing, ordered.currency()) : null;
    }

    Restitution afterOrder(Money amount) {
        return new Restitution(amount, due, payments, marked, ended);
    }

    Restitution fallingDue(DueDay day) {
        return new Restitution(ordered, day, payments, marked, ended);
    }

    Restitution afterPayment(PaymentId id, Payment payment) {
        return new Restitution(ordered, due, with(id, payment), marked, ended);
    }

    /** What had counted by the last day is missing now, and that has not been told. */
    Restitution afterWithdrawal(PaymentId id) {
        var payment = payments.get(id);
        if (payment == null) {
            return this;
        }
        var counted = due == null || !payment.day().isAfter(due.day());
        return new Restitution(
                ordered, due, with(id, new Payment(payment.amount(), payment.day(), true)), marked && !counted, ended);
    }

    private Stream<Payment> counting() {
        return payments.values().stream().filter(payment -> !payment.withdrawn());
    }

    private Map<PaymentId, Payment> with(PaymentId id, Payment payment) {
        var all = new HashMap<>(payments);
        all.put(id, payment);
        return Map.copyOf(all);
    }

    Restitution afterMark() {
        return new Restitution(ordered, due, payments, true, ended);
    }

    Restitution afterEnd() {
        return new Restitution(ordered, due, payments, marked, true);
    }
}
