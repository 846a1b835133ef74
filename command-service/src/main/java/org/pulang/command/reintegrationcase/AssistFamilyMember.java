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
import org.pulang.event.FamilyMemberAssisted;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceOutcome;

/** A service reached somebody of the family. */
@JsonClassDescription("Records help for somebody of the family, who has consented for themselves. What the survivor "
        + "gets is recorded with deliver-service.")
public record AssistFamilyMember(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId DeliveryId deliveryId,
        @NotNull FamilyMemberId memberId,
        @NotNull Service service,
        @NotNull HelpKind help,

        @JsonPropertyDescription("The provider of the directory, for formal help where it is there.") @Nullable
        ProviderId providerId,

        @JsonPropertyDescription("What was given in money, or its worth.") @Nullable
        Money amount,

        @Nullable ServiceOutcome outcome,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyMemberAssisted assisted() {
        return new FamilyMemberAssisted(
                caseId, deliveryId, memberId, service, help, providerId, amount, outcome, note, occurredAt);
    }
}
