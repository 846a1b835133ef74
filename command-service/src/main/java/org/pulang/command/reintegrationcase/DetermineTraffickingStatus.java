package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TraffickingStatus;

/** A body decides whether the person is a victim of trafficking; may be decided again, and otherwise. */
@JsonClassDescription("Records a decision on whether the person is a possible, an actual or no victim of trafficking. "
        + "Earlier decisions stay; occurredAt is the day of the decision.")
public record DetermineTraffickingStatus(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull TraffickingStatus status,
        @NotNull DecidingBody decidedBy,
        @Nullable OrganisationId decidingOrganisation,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> grounds,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    TraffickingStatusDetermined determined() {
        return new TraffickingStatusDetermined(caseId, status, decidedBy, decidingOrganisation, grounds, occurredAt);
    }
}
