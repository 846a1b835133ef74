package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.RestitutionOverdue;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.RestitutionId;

/** The 14 days are over. Issued by the clock; without effect where all was paid in time, and a second time. */
@Automatic
@JsonClassDescription(
        "Records that restitution was not paid in full within 14 days of the notice of the final " + "judgment.")
public record MarkRestitutionOverdue(
        @TargetAggregateIdentifier CaseId caseId, RestitutionId restitutionId) implements JusticeCommand {

    RestitutionOverdue overdue(LocalDate paymentDueOn, Money missing) {
        return new RestitutionOverdue(caseId, restitutionId, paymentDueOn, missing, null);
    }
}
