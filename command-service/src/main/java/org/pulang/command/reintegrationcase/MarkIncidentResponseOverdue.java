package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.IncidentResponseOverdue;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentId;

/** The time to respond to an incident is over. Issued by the clock; without effect where somebody responded. */
@Automatic
@JsonClassDescription("Records that nobody responded to an incident in time.")
public record MarkIncidentResponseOverdue(
        @TargetAggregateIdentifier CaseId caseId, IncidentId incidentId) implements SafetyCommand {

    IncidentResponseOverdue overdue(Instant responseDueBy) {
        return new IncidentResponseOverdue(caseId, incidentId, responseDueBy, null);
    }
}
