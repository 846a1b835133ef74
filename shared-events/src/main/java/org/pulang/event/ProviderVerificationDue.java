package org.pulang.event;

import java.time.LocalDate;
import org.pulang.vocabulary.ProviderId;

/**
 * The provider is to be verified again. It goes on receiving referrals.
 *
 * @param heldUntil the last day on which the verification counted
 */
public record ProviderVerificationDue(ProviderId providerId, LocalDate heldUntil) implements ProviderEvent {}
