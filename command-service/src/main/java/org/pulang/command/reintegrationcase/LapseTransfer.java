package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.CaseTransferLapsed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.TransferId;

/** The time for an answer is over. Issued by the clock; without effect where an answer came. */
@Automatic
@JsonClassDescription("Lets an offer of the case lapse to which no answer came in 30 days.")
public record LapseTransfer(@TargetAggregateIdentifier CaseId caseId, TransferId transferId)
        implements StewardshipCommand {

    CaseTransferLapsed lapsed() {
        return new CaseTransferLapsed(caseId, transferId, null);
    }
}
