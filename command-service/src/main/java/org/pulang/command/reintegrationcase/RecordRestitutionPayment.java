package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.RestitutionPaid;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.Since1900;

/** Money came, in whole or in part. */
@JsonClassDescription(
        "Records restitution that reached the person, in whole or in part. What is deposited at the court "
                + "has not reached them yet.")
public record RecordRestitutionPayment(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestitutionId restitutionId,
        @NewId PaymentId paymentId,
        @NotNull Money amount,

        @JsonPropertyDescription("The day it reached the person; by it, payment was in time or not.")
        @NotNull
        @PastOrPresent
        @Since1900
        LocalDate paidOn,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    RestitutionPaid paid() {
        return new RestitutionPaid(caseId, restitutionId, paymentId, amount, paidOn, note, occurredAt);
    }
}
