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
import org.pulang.command.request.NewId;
import org.pulang.event.ConsentOverridden;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;

/** One recipient may be told without consent, because a life or a child is in danger. */
@JsonClassDescription(
        "Lets one recipient be told without consent, where a life or a child is in danger. For supervisors; appears in a"
                + " report.")
public record OverrideConsent(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId ConsentId consentId,
        @NotNull ConsentPurpose purpose,
        @NotNull ProviderId recipient,
        @NotNull OverrideGround ground,
        @NotNull LegalBasis legalBasis,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> reason,

        @JsonPropertyDescription("Last day it holds; danger that lasts longer is decided on anew.")
        @NotNull
        @Foreseeable
        LocalDate expiresOn,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ConsentCommand {

    ConsentOverridden overridden() {
        return new ConsentOverridden(
                caseId, consentId, purpose, recipient, ground, legalBasis, reason, expiresOn, occurredAt);
    }
}
