package org.pulang.command.serviceprovider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;

/** Which organisations may receive referrals, for deciders outside the provider's own stream. */
public interface ProviderDirectory {

    /** The provider, if it is registered and not suspended, by what is committed when asked. */
    Optional<Active> active(ProviderId provider);

    /** @param organisation whose staff may answer here; absent where the provider does not work with Pulang */
    record Active(@Nullable OrganisationId organisation) {

        static Active of(@Nullable String organisation) {
            return new Active(organisation == null ? null : new OrganisationId(organisation));
        }
    }
}
