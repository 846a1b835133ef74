package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.ServiceOffered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;

/** A provider gives one of the ten services, somewhere, to somebody. On other terms elsewhere it is another offer. */
@JsonClassDescription(
        "Enters what a provider offers: one service, where, for whom and on which terms. The same service on"
                + " other terms is another offer; terms that change are a withdrawal and a new offer.")
public record OfferService(
        @TargetAggregateIdentifier ProviderId providerId,
        @NewId OfferId offerId,
        @NotNull Service service,

        @JsonPropertyDescription(
                "Provinces, each with all its regencies, and regencies, official dotted codes; an empty list"
                        + " means the whole country. Never the place of a shelter.")
        @NotNull
        @Size(max = 100)
        List<@NotNull @KnownArea AreaCode> areas,

        @JsonPropertyDescription("What somebody has to bring, or to be, as far as known.") @Nullable @Size(max = 10)
        List<@NotNull OfferCondition> conditions,

        @JsonPropertyDescription("What the person pays.") @NotNull
        OfferCost cost,

        @JsonPropertyDescription("Languages people are spoken to in, as far as told (ISO 639).")
        @Nullable
        @Size(max = 30)
        List<@NotNull LanguageCode> languages,

        @JsonPropertyDescription("Everybody it is for; who is not named is not served.") @NotEmpty @Size(max = 3)
        List<@NotNull ServedGroup> serves)
        implements ProviderCommand {

    ServiceOffered offered() {
        return new ServiceOffered(
                providerId,
                offerId,
                service,
                eachOnce(areas),
                eachOnce(conditions),
                cost,
                eachOnce(languages),
                eachOnce(serves));
    }

    private static <T> List<T> eachOnce(@Nullable List<T> told) {
        return told == null ? List.of() : told.stream().distinct().toList();
    }
}
