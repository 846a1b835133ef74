package org.pulang.event;

/** Whom a person was referred to, and what came of it. */
public sealed interface ReferralsEvent extends CaseEvent
        permits ReferralAccepted, ReferralCompleted, ReferralLapsed, ReferralMade, ReferralRejected, ReferralRevoked {}
