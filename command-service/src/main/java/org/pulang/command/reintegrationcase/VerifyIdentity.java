package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.IdentityVerified;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.IdentityRoute;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;

/** The person's identity is verified by an accepted route; papers are one of several. */
@JsonClassDescription("Verifies the identity of the person by any accepted route: papers, the population register, "
        + "biometrics at an embassy, two witnesses and others.")
public record VerifyIdentity(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull IdentityRoute route,

        @JsonPropertyDescription("The recorded document it rests on; required where the route is Document.") @Nullable
        DocumentId documentId,

        @JsonPropertyDescription("The body that verified it.") @Nullable
        OrganisationId verifiedBy,

        @Nullable Sensitive<@Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    IdentityVerified verified() {
        return new IdentityVerified(caseId, route, documentId, verifiedBy, note, occurredAt);
    }
}
