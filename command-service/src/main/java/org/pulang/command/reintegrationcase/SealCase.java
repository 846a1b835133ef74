package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseSealed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;

/** Somebody who works here, or whom files are open to, must not know of the case. */
@JsonClassDescription(
        "Hides the case from all but its owner, the supervisor who asks for it and one more; it opens to no emergency access.")
public record SealCase(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull SealReason reason,

        @JsonPropertyDescription(
                "Who sees the case beside its owner and the sender: a supervisor of the same organisation.")
        @NotNull
        StaffId otherSupervisor,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    CaseSealed sealed(StaffId supervisor) {
        return new CaseSealed(caseId, reason, supervisor, otherSupervisor, occurredAt);
    }
}
