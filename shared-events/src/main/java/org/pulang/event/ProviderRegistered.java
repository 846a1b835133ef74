package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;

/**
 * An organisation entered the referral directory and may receive referrals from now on (HTCDS org_Name, org_Type).
 *
 * @param organisation the organisation that this provider is here, where it works with Pulang itself
 */
public record ProviderRegistered(
        ProviderId providerId,
        String name,
        OrganisationType type,
        List<Service> services,
        @Nullable AreaCode area,
        @Nullable OrganisationId organisation)
        implements ProviderEvent {

    public ProviderRegistered {
        services = List.copyOf(services);
    }
}
