package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EntitlementGranted;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Since1900;

/** The authority gave what was applied for, in time or late. */
@JsonClassDescription("Records that the authority gave what was applied for, in time or late.")
public record RecordEntitlementGrant(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ApplicationId applicationId,

        @JsonPropertyDescription("The day it was given, counted in the case's time zone.") @NotNull @Since1900
        LocalDate grantedOn,

        @JsonPropertyDescription("What exactly was given.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> note,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementGranted granted(EntitlementCode entitlement, @Nullable LocalDate dueOn) {
        return new EntitlementGranted(caseId, applicationId, entitlement, grantedOn, dueOn, note, occurredAt);
    }
}
