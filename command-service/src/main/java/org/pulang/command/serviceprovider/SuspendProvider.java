package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.ProviderSuspended;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;

/** An organisation receives no referrals from now on; those under way go on. */
@JsonClassDescription("Takes an organisation out of the choice for new referrals; those under way go on.")
public record SuspendProvider(
        @TargetAggregateIdentifier ProviderId providerId,
        @NotNull ProviderSuspensionReason reason) implements ProviderCommand {

    ProviderSuspended suspended() {
        return new ProviderSuspended(providerId, reason);
    }
}
