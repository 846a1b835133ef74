package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.ServiceDelivered;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.EconomicSupport;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.HelperKind;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceOutcome;

/** A service reached the person, formally or informally; no need has to be recorded first. */
@JsonClassDescription(
        "Records a service that reached the person, given by an organisation or informally by people around them.")
public record DeliverService(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId DeliveryId deliveryId,
        @NotNull Service service,
        @NotNull HelpKind help,

        @JsonPropertyDescription("The provider of the directory, for formal help where it is there.") @Nullable
        ProviderId providerId,

        @JsonPropertyDescription("Who helped; required for informal help, and only there.") @Nullable
        HelperKind helper,

        @JsonPropertyDescription("How many sessions this delivery comprises.") @Nullable @Min(1) @Max(1000)
        Integer sessions,

        @JsonPropertyDescription("What was given in money, or its worth.") @Nullable
        Money amount,

        @Nullable ServiceOutcome outcome,

        @JsonPropertyDescription("For economic opportunities only.") @Nullable
        EconomicSupport economicSupport,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    ServiceDelivered delivered() {
        return new ServiceDelivered(
                caseId,
                deliveryId,
                service,
                help,
                providerId,
                helper,
                sessions,
                amount,
                outcome,
                economicSupport,
                note,
                occurredAt);
    }
}
