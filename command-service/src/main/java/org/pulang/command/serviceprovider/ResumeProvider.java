package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.ProviderResumed;
import org.pulang.vocabulary.ProviderId;

/** A suspended organisation may receive referrals again. */
@JsonClassDescription("Lets a suspended organisation receive referrals again.")
public record ResumeProvider(@TargetAggregateIdentifier ProviderId providerId) implements ProviderCommand {

    ProviderResumed resumed() {
        return new ProviderResumed(providerId);
    }
}
