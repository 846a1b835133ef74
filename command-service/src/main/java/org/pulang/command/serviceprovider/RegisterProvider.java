package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.Begins;
import org.pulang.event.ProviderRegistered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;

/** An organisation enters the referral directory. */
@Begins
@JsonClassDescription("Enters an organisation into the referral directory; it may receive referrals at once.")
public record RegisterProvider(
        @TargetAggregateIdentifier ProviderId providerId,
        @NotBlank @Size(max = 200) String name,
        @NotNull OrganisationType type,
        @NotEmpty @Size(max = 10) List<@NotNull Service> services,

        @JsonPropertyDescription("Province or regency it works in, official dotted code; never the place of a shelter.")
        @Nullable
        @KnownArea
        AreaCode area,

        @JsonPropertyDescription(
                "The organisation that the provider is here, where its staff work with Pulang: they may answer"
                        + " referrals made to it.")
        @Nullable
        OrganisationId organisation)
        implements ProviderCommand {

    ProviderRegistered registered() {
        return new ProviderRegistered(providerId, name, type, services, area, organisation);
    }
}
