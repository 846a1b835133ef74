package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PaymentWithdrawalReason;
import org.pulang.vocabulary.RestitutionId;

/** A payment that was recorded did not come, or did not stay. */
@JsonClassDescription(
        "Takes a recorded payment of restitution back, so that it no longer counts; both stay visible. What is "
                + "missing then and is past its day is recorded as overdue. A payment written down wrongly is taken back and "
                + "recorded anew.")
public record WithdrawRestitutionPayment(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestitutionId restitutionId,
        @NotNull PaymentId paymentId,
        @NotNull PaymentWithdrawalReason reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    RestitutionPaymentWithdrawn withdrawn(Money amount) {
        return new RestitutionPaymentWithdrawn(caseId, restitutionId, paymentId, amount, reason, occurredAt);
    }
}
