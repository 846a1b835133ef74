package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * What is known of somebody who took part. The class of these data is LEGAL: shown only to those handling the legal
 * side.
 */
@JsonClassDescription(
        "Records what is known of somebody who took part in the trafficking. Shown only to those handling the"
                + " legal side.")
public record RecordPerpetrator(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("Name, alias or description.") @Nullable
        Sensitive<@NotBlank @Size(max = 400) String> identity,

        @NotEmpty @Size(max = 15) List<RoleInProcess> roles,
        @Nullable RelationshipToTrafficker relationship,

        @JsonPropertyDescription("Whether they are the person's guardian, who may then not ask in the person's name.")
        @Nullable
        YesNoUnknown guardian,

        @JsonPropertyDescription("Agency, employer or group they acted for.") @Nullable
        Sensitive<@NotBlank @Size(max = 400) String> organisation,

        @Nullable Sensitive<@Size(max = 4000) String> details,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    PerpetratorRecorded recorded() {
        return new PerpetratorRecorded(
                caseId, identity, roles, relationship, guardian, organisation, details, occurredAt);
    }
}
