package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.ProceedingOpened;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingForum;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingKind;
import org.pulang.vocabulary.ProceedingRole;

/** A proceeding begins, or becomes known. */
@JsonClassDescription(
        "Records that a proceeding began in which the person takes part: criminal, civil or labour. Until "
                + "it ends, no erasure is approved.")
public record OpenProceeding(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId ProceedingId proceedingId,
        @NotNull ProceedingKind kind,

        @JsonPropertyDescription("What the person is in it.") @NotNull
        ProceedingRole role,

        @JsonPropertyDescription("Before whom it began.") @NotNull
        ProceedingForum forum,

        @JsonPropertyDescription("Absent means not known.") @Nullable
        CountryCode country,

        @JsonPropertyDescription("The number it has there.") @Nullable
        Sensitive<@NotBlank @Size(max = 200) String> reference,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    ProceedingOpened opened() {
        return new ProceedingOpened(caseId, proceedingId, kind, role, forum, country, reference, note, occurredAt);
    }
}
