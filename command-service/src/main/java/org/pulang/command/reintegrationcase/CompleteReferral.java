package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralCompleted;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;

/** The outcome of an accepted referral came back; its loop is closed. */
@JsonClassDescription("Records what came of an accepted referral and closes its loop.")
public record CompleteReferral(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ReferralId referralId,
        @NotNull ReferralOutcome outcome,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ReferralsCommand {

    ReferralCompleted completed() {
        return new ReferralCompleted(caseId, referralId, outcome, note, occurredAt);
    }
}
