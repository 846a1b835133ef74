package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralRejected;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralRejectionReason;

/** The provider does not take the referral on. */
@JsonClassDescription("Records that the provider does not take the referral on, and why.")
public record RejectReferral(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ReferralId referralId,
        @NotNull ReferralRejectionReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ReferralsCommand {

    ReferralRejected rejected() {
        return new ReferralRejected(caseId, referralId, reason, note, occurredAt);
    }
}
