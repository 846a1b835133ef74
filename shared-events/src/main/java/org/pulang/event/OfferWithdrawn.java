package org.pulang.event;

import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OfferWithdrawalReason;
import org.pulang.vocabulary.ProviderId;

/** An offer holds no longer; referrals under way go on. */
public record OfferWithdrawn(ProviderId providerId, OfferId offerId, OfferWithdrawalReason reason)
        implements ProviderEvent {}
