package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FollowUpCancelled;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpCancellationReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/** A follow-up that was not held yet will not be. */
@JsonClassDescription("Cancels a follow-up that is open or was missed.")
public record CancelFollowUp(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull FollowUpId followUpId,
        @NotNull FollowUpCancellationReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    FollowUpCancelled cancelled(LocalDate dueOn) {
        return new FollowUpCancelled(caseId, followUpId, dueOn, reason, note, occurredAt);
    }
}
