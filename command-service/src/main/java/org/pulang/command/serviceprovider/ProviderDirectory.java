package org.pulang.command.serviceprovider;

import org.pulang.vocabulary.ProviderId;

/** Which organisations may receive referrals, for deciders outside the provider's own stream. */
public interface ProviderDirectory {

    /** Whether it is registered and not suspended, by what is committed when asked. */
    boolean isActive(ProviderId provider);
}
