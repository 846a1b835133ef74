package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.FollowUpRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.SchoolStatus;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.WorkStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** Contact was made: at a scheduled follow-up, in time or late, or beyond the schedule. */
@JsonClassDescription("Records a contact. The id is that of the follow-up, also of a missed one; without an id, or"
        + " with one that was not scheduled, it is a contact beyond the schedule.")
public record RecordFollowUp(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId FollowUpId followUpId,
        @NotNull FollowUpMode mode,

        @JsonPropertyDescription("Who made the contact; absent means whoever enters this.") @Nullable
        StaffId by,

        @JsonPropertyDescription("Who was reached; lost contact is regained only with the survivor.") @NotNull
        PersonReached reached,

        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> findings,
        @Nullable LivingSituation livingSituation,

        @JsonPropertyDescription("Whether the person is safe where they live.") @NotNull
        YesNoUnknown safe,

        @JsonPropertyDescription("What the person earns in a month.") @Nullable
        Sensitive<@Valid Money> monthlyIncome,

        @Nullable WorkStatus work,
        @Nullable SchoolStatus school,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    FollowUpRecorded recorded(@Nullable LocalDate dueOn, StaffId actor) {
        return new FollowUpRecorded(
                caseId,
                followUpId,
                dueOn,
                mode,
                by == null ? actor : by,
                reached,
                findings,
                livingSituation,
                safe,
                monthlyIncome,
                work,
                school,
                occurredAt);
    }
}
