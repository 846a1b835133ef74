package org.pulang.query.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;

/**
 * A provider as a list shows it: no person.
 *
 * @param services as registered
 * @param area as registered
 * @param organisation where its staff work with Pulang
 * @param suspendedFor why it takes no referrals; absent where it does
 * @param holdsUntil the last day on which the verification counts
 * @param offers those that hold; in a search those that were asked for. None where it never told what it offers
 */
record DirectoryEntry(
        ProviderId providerId,
        String name,
        OrganisationType type,
        List<Service> services,
        @Nullable AreaCode area,
        @Nullable OrganisationId organisation,
        Instant registeredAt,
        @Nullable ProviderSuspensionReason suspendedFor,
        @Nullable Instant suspendedAt,
        Verification verification,
        @Nullable LocalDate verifiedOn,
        @Nullable ProviderVerificationMode verifiedThrough,
        @Nullable LocalDate holdsUntil,
        List<Offer> offers) {

    DirectoryEntry {
        offers = List.copyOf(offers);
    }

    DirectoryEntry with(List<Offer> those) {
        return new DirectoryEntry(
                providerId,
                name,
                type,
                services,
                area,
                organisation,
                registeredAt,
                suspendedFor,
                suspendedAt,
                verification,
                verifiedOn,
                verifiedThrough,
                holdsUntil,
                those);
    }

    /**
     * @param areas none means the whole country
     * @param languages none means not told
     * @param serves who is not named is not served
     */
    record Offer(
            OfferId offerId,
            Service service,
            List<AreaCode> areas,
            List<OfferCondition> conditions,
            OfferCost cost,
            List<LanguageCode> languages,
            List<ServedGroup> serves) {}
}
