package org.pulang.command.serviceprovider;

import org.pulang.vocabulary.ProviderId;

/** Everything that can be asked of the directory about one organisation. */
public sealed interface ProviderCommand permits RegisterProvider, ResumeProvider, SuspendProvider {

    ProviderId providerId();
}
