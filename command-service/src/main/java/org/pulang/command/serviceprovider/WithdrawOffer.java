package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.OfferWithdrawn;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OfferWithdrawalReason;
import org.pulang.vocabulary.ProviderId;

/** An offer holds no longer. */
@JsonClassDescription("Takes an offer out of the directory; the provider and its other offers stay, and so do referrals"
        + " under way.")
public record WithdrawOffer(
        @TargetAggregateIdentifier ProviderId providerId,
        @NotNull OfferId offerId,
        @NotNull OfferWithdrawalReason reason)
        implements ProviderCommand {

    OfferWithdrawn withdrawn() {
        return new OfferWithdrawn(providerId, offerId, reason);
    }
}
