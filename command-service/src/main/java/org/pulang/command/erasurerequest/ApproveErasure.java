package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ErasureApproved;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/** One of the two approvals: the privacy officer's or a supervisor's. After the second, 24 hours are left to think again. */
@JsonClassDescription(
        "Approves as privacy officer or as supervisor. After the second approval 24 hours are left before the keys are destroyed.")
public record ApproveErasure(@TargetAggregateIdentifier ErasureId erasureId) implements ErasureCommand {

    ErasureApproved approved(CaseId caseId, @Nullable Instant beginsAt) {
        return new ErasureApproved(erasureId, caseId, beginsAt);
    }
}
