package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonalDetails;

/** How the person lives, as far as told; what was told before need not be told again. */
@JsonClassDescription(
        "Records how the person lives, as far as told: family, languages, education, work, home. Adds to what"
                + " is known; only what is new need be sent.")
public record RecordPersonalDetails(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull @Valid PersonalDetails details,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    PersonalDetailsRecorded recorded() {
        return new PersonalDetailsRecorded(caseId, details, occurredAt);
    }
}
