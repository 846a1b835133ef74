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
import org.pulang.event.FamilyConsentGranted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;

/** Somebody of the family agrees, for themselves, to be helped. */
@JsonClassDescription("Records that somebody of the family, or for a child the guardian, consents to being helped. The "
        + "survivor's consent does not stand in for it.")
public record GrantFamilyConsent(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId ConsentId consentId,
        @NotNull FamilyMemberId memberId,

        @JsonPropertyDescription("What was explained before; leave out what is not known to have been.")
        @Nullable
        @Size(max = 7)
        List<ConsentPoint> explained,

        @JsonPropertyDescription("Last day it holds; absent means until withdrawn.") @Nullable @Foreseeable
        LocalDate expiresOn,

        @NotNull ConsentMode mode,

        @JsonPropertyDescription(
                "Self is the member of the family; for a child the guardian, the child with the guardian, or a "
                        + "representative.")
        @NotNull
        ConsentGiver givenBy,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyConsentGranted granted() {
        return new FamilyConsentGranted(
                caseId,
                consentId,
                memberId,
                explained == null ? List.of() : explained,
                expiresOn,
                mode,
                givenBy,
                occurredAt);
    }
}
