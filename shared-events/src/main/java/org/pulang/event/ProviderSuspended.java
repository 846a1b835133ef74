package org.pulang.event;

import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;

/** An organisation receives no referrals from now on; those under way go on. */
public record ProviderSuspended(ProviderId providerId, ProviderSuspensionReason reason) implements ProviderEvent {}
