package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FamilyMediated;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.MediationOutcome;
import org.pulang.vocabulary.MediationTopic;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.YesNoUnknown;

/** Somebody helped the person and the family to talk with each other. */
@JsonClassDescription(
        "Records one talk between the person and the family, or with the family for the person. Needs the "
                + "live consent of the person to family tracing.")
public record MediateFamily(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("Who of the recorded family took part.") @Nullable @Size(max = 50)
        List<@NotNull FamilyMemberId> members,

        @NotEmpty @Size(max = 8) List<@NotNull MediationTopic> topics,
        @NotNull MediationOutcome outcome,

        @JsonPropertyDescription("Whether the person took part themselves.") @NotNull
        YesNoUnknown personPresent,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyMediated mediated() {
        return new FamilyMediated(
                caseId, members == null ? List.of() : members, topics, outcome, personPresent, note, occurredAt);
    }
}
