package org.pulang.command.serviceprovider;

import org.pulang.vocabulary.ProviderId;

/** Everything that can be asked of the directory about one organisation. */
public sealed interface ProviderCommand
        permits MarkProviderVerificationDue,
                OfferService,
                RegisterProvider,
                ResumeProvider,
                SuspendProvider,
                VerifyProvider,
                WithdrawOffer {

    ProviderId providerId();
}
