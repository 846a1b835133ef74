package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.UnmaskingRefused;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.UnmaskingRefusalReason;

/** A second person finds that the auditor need not see it. */
@JsonClassDescription("Leaves the auditor with pseudonyms.")
public record RefuseUnmasking(
        @TargetAggregateIdentifier GrantId grantId, @NotNull UnmaskingRefusalReason reason) implements GrantCommand {

    UnmaskingRefused refused(CaseId caseId) {
        return new UnmaskingRefused(grantId, caseId, reason);
    }
}
