package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Begins;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;

/** A caseworker must read a case that is not theirs, now. It opens at once, for an hour at most, and is reviewed afterwards. */
@Begins
@JsonClassDescription(
        "Opens a case that is not one's own, at once and for an hour at most. Every use is reviewed by the privacy officer of"
                + " the organisation the case is with. Read it with Pulang-Purpose: Emergency.")
public record OpenEmergencyAccess(
        @TargetAggregateIdentifier GrantId grantId,
        @NotNull CaseId caseId,
        @NotNull EmergencyGround ground,
        @NotNull Sensitive<@NotBlank @Size(min = 20, max = 4000) String> reason,

        @JsonPropertyDescription("From now.") @Min(1) @Max(60)
        int minutes)
        implements GrantCommand {

    EmergencyAccessOpened opened(OrganisationId organisation, Instant now) {
        return new EmergencyAccessOpened(
                grantId, caseId, organisation, ground, reason, now.plus(Duration.ofMinutes(minutes)));
    }
}
