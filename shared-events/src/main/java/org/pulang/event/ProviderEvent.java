package org.pulang.event;

import org.pulang.vocabulary.ProviderId;

/** Everything that can happen to an organisation that offers services. */
public sealed interface ProviderEvent
        permits OfferWithdrawn,
                ProviderRegistered,
                ProviderResumed,
                ProviderSuspended,
                ProviderVerificationDue,
                ProviderVerified,
                ServiceOffered {

    ProviderId providerId();
}
