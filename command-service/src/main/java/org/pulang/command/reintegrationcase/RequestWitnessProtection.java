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
import org.pulang.event.WitnessProtectionRequested;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProtectionBody;
import org.pulang.vocabulary.ProtectionKind;

/** Protection as a witness is asked for; a proceeding need not have begun. */
@JsonClassDescription("Records that protection was asked for, mostly of the LPSK. A proceeding need not have begun.")
public record RequestWitnessProtection(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("Who is asked.") @NotNull ProtectionBody body,
        @NotEmpty @Size(max = 10) List<@NotNull ProtectionKind> kinds,

        @JsonPropertyDescription("The proceeding it is for, where there is one.") @Nullable
        ProceedingId proceedingId,

        @JsonPropertyDescription("What the person is afraid of.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> threat,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    WitnessProtectionRequested requested() {
        return new WitnessProtectionRequested(caseId, body, kinds, proceedingId, threat, occurredAt);
    }
}
