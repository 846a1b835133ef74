package org.pulang.event;

import org.pulang.vocabulary.ProviderId;

/** A suspended organisation may receive referrals again. */
public record ProviderResumed(ProviderId providerId) implements ProviderEvent {}
