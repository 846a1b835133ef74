package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.UnmaskingGranted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;

/** A second person lets the auditor see what was asked for, for as long as was asked for. */
@JsonClassDescription("Lets the auditor see the classes of details asked for; the time begins now.")
public record GrantUnmasking(@TargetAggregateIdentifier GrantId grantId) implements GrantCommand {

    UnmaskingGranted granted(CaseId caseId, Instant expiresAt) {
        return new UnmaskingGranted(grantId, caseId, expiresAt);
    }
}
