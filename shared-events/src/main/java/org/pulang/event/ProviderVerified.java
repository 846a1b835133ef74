package org.pulang.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.StaffId;

/**
 * Somebody made sure that the provider is there and helps as the directory says.
 *
 * @param by who made sure
 * @param holdsUntil the last day on which that counts, 60 days after it was made sure
 * @param zone in which that day ends
 * @param occurredAt when it was made sure, as precisely as told; absent means when it was recorded
 */
public record ProviderVerified(
        ProviderId providerId,
        ProviderVerificationMode mode,
        StaffId by,
        LocalDate holdsUntil,
        ZoneId zone,
        @Nullable PartialDate occurredAt)
        implements ProviderEvent {}
