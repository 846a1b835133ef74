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
import org.pulang.event.EntitlementRefused;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.EntitlementRefusalReason;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Since1900;

/** The authority refused what was applied for. */
@JsonClassDescription("Records that the authority refused what was applied for, and why; it can be applied for again.")
public record RecordEntitlementRefusal(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ApplicationId applicationId,

        @JsonPropertyDescription("The day it answered, counted in the case's time zone.") @NotNull @Since1900
        LocalDate refusedOn,

        @NotNull EntitlementRefusalReason reason,

        @JsonPropertyDescription("What it wrote or said.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> note,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementRefused refused(EntitlementCode entitlement, @Nullable LocalDate dueOn) {
        return new EntitlementRefused(caseId, applicationId, entitlement, refusedOn, dueOn, reason, note, occurredAt);
    }
}
