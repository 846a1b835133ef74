package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ConsentRefused;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;

/** The person says no, which needs no reason and is never an error. */
@JsonClassDescription(
        "Records that the person declines consent for one purpose. Earlier consents for it no longer count.")
public record RefuseConsent(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ConsentPurpose purpose,

        @JsonPropertyDescription("The providers that must not be told; absent means nobody may be.")
        @Nullable
        @Size(max = 50)
        List<ProviderId> recipients,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ConsentCommand {

    ConsentRefused refused() {
        return new ConsentRefused(caseId, purpose, recipients == null ? List.of() : recipients, reason, occurredAt);
    }
}
