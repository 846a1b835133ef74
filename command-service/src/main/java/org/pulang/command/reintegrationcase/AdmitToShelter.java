package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AdmittedToShelter;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ShelterKind;

/** The person comes to a safe place to stay, of their own will. */
@JsonClassDescription(
        "Records that the person came to a shelter. A safe place needed in the first days is thereby found.")
public record AdmitToShelter(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ShelterKind kind,

        @JsonPropertyDescription("Which shelter. Where a person is safe is shown to few.") @Nullable
        Sensitive<@NotBlank @Size(max = 500) String> place,

        @JsonPropertyDescription(
                "Whose will it is; nobody is kept in a shelter. For a child the guardian, the child with the guardian,"
                        + " or a representative.")
        @NotNull
        ConsentGiver agreedBy,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    AdmittedToShelter admitted() {
        return new AdmittedToShelter(caseId, kind, place, agreedBy, note, occurredAt);
    }
}
