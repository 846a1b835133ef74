package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FailedAttemptRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FailedAttemptReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/** Somebody tried to reach the person and did not; the follow-up stays as it is. */
@JsonClassDescription(
        "Records an attempt to reach the person that failed. It is no contact: the follow-up stays" + " due.")
public record RecordFailedAttempt(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("The follow-up it was for; absent for an attempt beyond the schedule.") @Nullable
        FollowUpId followUpId,

        @NotNull FollowUpMode mode,

        @JsonPropertyDescription("Who tried; absent means whoever enters this.") @Nullable
        StaffId by,

        @NotNull FailedAttemptReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    FailedAttemptRecorded recorded(StaffId actor) {
        return new FailedAttemptRecorded(caseId, followUpId, mode, by == null ? actor : by, reason, note, occurredAt);
    }
}
