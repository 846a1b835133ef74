package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;

/** An organisation entered the referral directory and may receive referrals from now on (HTCDS org_Name, org_Type). */
public record ProviderRegistered(
        ProviderId providerId,
        String name,
        OrganisationType type,
        List<Service> services,
        @Nullable AreaCode area) implements ProviderEvent {

    public ProviderRegistered {
        services = List.copyOf(services);
    }
}
