package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Referrals}. */
public sealed interface ReferralsCommand extends CaseCommand
        permits AcceptReferral, CompleteReferral, LapseReferral, MakeReferral, RejectReferral, RevokeReferral {}
