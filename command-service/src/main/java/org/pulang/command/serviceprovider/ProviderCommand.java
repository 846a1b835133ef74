package org.pulang.command.serviceprovider;

import org.pulang.vocabulary.ProviderId;

/** Everything that can be asked of the directory about one organisation. */
public interface ProviderCommand {

    ProviderId providerId();
}
