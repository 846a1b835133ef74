package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.ReferralMade;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;

/** The person is to get a service from a provider of the directory, who is asked for an answer by a certain day. */
@JsonClassDescription("Refers the person to a provider of the directory for one service. Needs the consent of the"
        + " person to share with this provider, and the provider must be active; the provider sees"
        + " only what stands here.")
public record MakeReferral(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId ReferralId referralId,
        @NotNull ProviderId providerId,
        @NotNull Service service,
        @NotNull ReferralReason reason,

        @JsonPropertyDescription("What the provider has to know.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> details,

        @JsonPropertyDescription(
                "The last day for an answer, counted in the case's time zone; without one the referral lapses.")
        @NotNull
        @Foreseeable
        LocalDate answerDueOn,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ReferralsCommand {

    ReferralMade made(ZoneId zone, @Nullable OrganisationId receiver) {
        return new ReferralMade(
                caseId, referralId, providerId, service, reason, details, answerDueOn, zone, receiver, occurredAt);
    }
}
