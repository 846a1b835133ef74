package org.pulang.event;

import java.util.List;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;

/**
 * A provider gives one of the ten services on these terms, until it withdraws the offer. What is not said here is not known.
 *
 * @param areas provinces, each with all its regencies, and regencies; none means the whole country
 * @param languages that people are spoken to in; none means not told
 */
public record ServiceOffered(
        ProviderId providerId,
        OfferId offerId,
        Service service,
        List<AreaCode> areas,
        List<OfferCondition> conditions,
        OfferCost cost,
        List<LanguageCode> languages,
        List<ServedGroup> serves)
        implements ProviderEvent {

    public ServiceOffered {
        areas = List.copyOf(areas);
        conditions = List.copyOf(conditions);
        languages = List.copyOf(languages);
        serves = List.copyOf(serves);
    }
}
