package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionId;

/**
 * Restitution was not paid in full within 14 days of the notice of the final judgment; the court is to be told (Law
 * 21/2007, Art. 50 (1)). Recorded once for a claim, and anew only where a payment that had counted by that day is withdrawn.
 *
 * @param paymentDueOn the last day on which payment was in time
 * @param missing what of the order had not been paid by the end of that day
 */
public record RestitutionOverdue(
        CaseId caseId,
        RestitutionId restitutionId,
        LocalDate paymentDueOn,
        Money missing,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
