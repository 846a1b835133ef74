package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroFinding;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ServiceNeed;

/** What the person needs at once: a safe place, a doctor, food, clothes. */
@JsonClassDescription(
        "Records what the person needs at once. Safe place, medical help and food are due within 24 hours, clothes within 72.")
public record RecordDayZeroNeeds(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("Each need once: needed, wanted, declined, not needed, or not assessed.")
        @NotEmpty
        @Size(max = 4)
        List<@Valid Need> needs,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,

        @JsonPropertyDescription(
                "When it was known; the hours run from then. A day alone begins at midnight, where the case is; of a month or"
                        + " year they run from now.")
        @Nullable
        @PastOrPresent
        PartialDate occurredAt)
        implements SafetyCommand {

    /** How it stands with one of them. */
    public record Need(@NotNull DayZeroNeed need, @NotNull ServiceNeed answer) {

        boolean isOpen() {
            return answer == ServiceNeed.Needed || answer == ServiceNeed.Wanted;
        }
    }

    /** Whether something is asked for, and so has a time. */
    boolean opensNeed() {
        return needs.stream().anyMatch(Need::isOpen);
    }

    DayZeroNeedsRecorded recorded(Function<Need, @Nullable Instant> dueBy) {
        return new DayZeroNeedsRecorded(
                caseId,
                needs.stream()
                        .map(need -> new DayZeroFinding(need.need(), need.answer(), dueBy.apply(need)))
                        .toList(),
                note,
                occurredAt);
    }
}
