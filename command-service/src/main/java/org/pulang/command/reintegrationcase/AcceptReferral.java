package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralAccepted;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;

/** The provider takes the referral on. Only while an answer is awaited: after it lapsed, a new one is made. */
@JsonClassDescription("Records that the provider takes the referral on.")
public record AcceptReferral(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ReferralId referralId,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ReferralsCommand {

    ReferralAccepted accepted() {
        return new ReferralAccepted(caseId, referralId, note, occurredAt);
    }
}
