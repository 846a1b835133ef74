package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.ProviderVerificationDue;
import org.pulang.vocabulary.ProviderId;

/**
 * A verification holds no longer. Issued by the clock; without effect where the provider was verified since, is suspended, or is
 * marked already.
 */
@Automatic
@JsonClassDescription("Records that a provider is to be verified again.")
public record MarkProviderVerificationDue(
        @TargetAggregateIdentifier ProviderId providerId) implements ProviderCommand {

    ProviderVerificationDue due(LocalDate heldUntil) {
        return new ProviderVerificationDue(providerId, heldUntil);
    }
}
