package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralRevoked;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralRevocationReason;

/** A referral is taken back by those who made it, answered or not. */
@JsonClassDescription("Takes a referral back, before or after the provider accepted it.")
public record RevokeReferral(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ReferralId referralId,
        @NotNull ReferralRevocationReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ReferralsCommand {

    ReferralRevoked revoked() {
        return new ReferralRevoked(caseId, referralId, reason, note, occurredAt);
    }
}
