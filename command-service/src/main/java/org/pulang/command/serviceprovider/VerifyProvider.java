package org.pulang.command.serviceprovider;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ProviderVerified;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.StaffId;

/** Somebody made sure that the provider is there and helps as the directory says. It is to be made sure again after 60 days. */
@JsonClassDescription(
        "Records that the provider is there and helps as the directory says; it is to be verified again after 60"
                + " days. If it is not so, it is suspended or its offers are withdrawn.")
public record VerifyProvider(
        @TargetAggregateIdentifier ProviderId providerId,
        @NotNull ProviderVerificationMode mode,

        @JsonPropertyDescription("Who made sure; absent means whoever enters this.") @Nullable
        StaffId by,

        @JsonPropertyDescription("When it was made sure; the 60 days are counted from the first day it can mean.")
        @Nullable
        @PastOrPresent
        PartialDate occurredAt)
        implements ProviderCommand {

    /** As directories of services are kept; domain.md, section 2. */
    private static final int DAYS_IT_HOLDS = 60;

    ProviderVerified verified(ZoneId zone, Instant now, StaffId actor) {
        var day = occurredAt == null ? LocalDate.ofInstant(now, zone) : occurredAt.earliestDay(zone);
        return new ProviderVerified(
                providerId, mode, by == null ? actor : by, day.plusDays(DAYS_IT_HOLDS), zone, occurredAt);
    }
}
