package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.EntitlementOverdue;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;

/** The time the law sets is over. Issued by the clock; without effect where an answer was recorded, or it was noted before. */
@Automatic
@JsonClassDescription("Notes that the time the law sets ended without an answer to an application.")
public record MarkEntitlementOverdue(
        @TargetAggregateIdentifier CaseId caseId, ApplicationId applicationId) implements EntitlementsCommand {

    EntitlementOverdue overdue(EntitlementCode entitlement, LocalDate dueOn) {
        return new EntitlementOverdue(caseId, applicationId, entitlement, dueOn, null);
    }
}
