package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.UnmaskingExpired;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;

/** The time of an unmasking is over. Issued by the clock; without effect before, and the second time. */
@Automatic
@JsonClassDescription("Records that the time of an unmasking is over.")
public record ExpireUnmasking(@TargetAggregateIdentifier GrantId grantId) implements GrantCommand {

    UnmaskingExpired expired(CaseId caseId) {
        return new UnmaskingExpired(grantId, caseId);
    }
}
