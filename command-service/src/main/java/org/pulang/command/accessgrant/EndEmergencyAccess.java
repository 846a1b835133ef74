package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.EmergencyAccessEnded;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyEnd;
import org.pulang.vocabulary.GrantId;

/** The time of an emergency access is over. Issued by the clock; without effect before, and the second time. */
@Automatic
@JsonClassDescription("Records that the time of an emergency access is over.")
public record EndEmergencyAccess(@TargetAggregateIdentifier GrantId grantId) implements GrantCommand {

    EmergencyAccessEnded ended(CaseId caseId) {
        return new EmergencyAccessEnded(grantId, caseId, EmergencyEnd.TimeOver);
    }
}
