package org.pulang.vocabulary;

/** Why a person is referred to a provider (HTCDS cas_ReasonForOutgoingReferral). */
public enum ReferralReason {
    AdditionalServicesRequired,
    MigrationOrChangeOfLocation,
    Other
}
