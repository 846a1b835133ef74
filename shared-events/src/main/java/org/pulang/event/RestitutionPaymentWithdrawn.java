package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PaymentWithdrawalReason;
import org.pulang.vocabulary.RestitutionId;

/**
 * A recorded payment of restitution no longer counts, as if it had never come.
 *
 * @param amount what the payment was said to be
 */
public record RestitutionPaymentWithdrawn(
        CaseId caseId,
        RestitutionId restitutionId,
        PaymentId paymentId,
        Money amount,
        PaymentWithdrawalReason reason,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
