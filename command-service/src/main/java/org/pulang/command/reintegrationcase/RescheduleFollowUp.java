package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpReschedulingReason;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;

/** A follow-up that was not held yet moves to another day. */
@JsonClassDescription("Moves a follow-up that is open or was missed to another day.")
public record RescheduleFollowUp(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull FollowUpId followUpId,

        @JsonPropertyDescription("The new day, counted in the case's time zone.") @NotNull @Foreseeable
        LocalDate dueOn,

        @NotNull FollowUpReschedulingReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    FollowUpRescheduled rescheduled(LocalDate from, ZoneId zone) {
        return new FollowUpRescheduled(caseId, followUpId, from, dueOn, zone, reason, note, occurredAt);
    }
}
