package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.ConsentGranted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentDocument;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;

/** The person allows one thing; a second purpose is a second consent. */
@JsonClassDescription("Records that the person, or for a child the guardian, consents to one purpose.")
public record GrantConsent(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId ConsentId consentId,
        @NotNull ConsentPurpose purpose,

        @JsonPropertyDescription("The providers that may be told; required for Sharing.") @Nullable @Size(max = 50)
        List<ProviderId> recipients,

        @JsonPropertyDescription("What was explained before; leave out what is not known to have been.")
        @Nullable
        @Size(max = 7)
        List<ConsentPoint> explained,

        @JsonPropertyDescription("Last day it holds; absent means until withdrawn.") @Nullable @Foreseeable
        LocalDate expiresOn,

        @NotNull ConsentMode mode,

        @JsonPropertyDescription("For a child: the guardian, the child with the guardian, or a representative.")
        @NotNull
        ConsentGiver givenBy,

        @JsonPropertyDescription("Which kind of document proves it.") @Nullable
        ConsentDocument document,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ConsentCommand {

    ConsentGranted granted() {
        return new ConsentGranted(
                caseId,
                consentId,
                purpose,
                recipients == null ? List.of() : recipients,
                explained == null ? List.of() : explained,
                expiresOn,
                mode,
                givenBy,
                document,
                occurredAt);
    }
}
