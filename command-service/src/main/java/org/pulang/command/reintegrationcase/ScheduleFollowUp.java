package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.FollowUpScheduled;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/** Somebody is to look after the person on a certain day, past or to come. */
@JsonClassDescription("Schedules a visit, call or message. Once its day has ended without contact, the follow-up"
        + " is missed; a day that lies in the past is missed at once.")
public record ScheduleFollowUp(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId FollowUpId followUpId,

        @JsonPropertyDescription("The last day on which it is in time, counted in the case's time zone.")
        @NotNull
        @Foreseeable
        LocalDate dueOn,

        @NotNull FollowUpPurpose purpose,
        @NotNull FollowUpMode mode,

        @JsonPropertyDescription("Who is to do it; absent means whoever enters this.") @Nullable
        StaffId by,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    FollowUpScheduled scheduled(ZoneId zone, StaffId actor) {
        return new FollowUpScheduled(
                caseId, followUpId, dueOn, zone, purpose, mode, by == null ? actor : by, occurredAt);
    }
}
