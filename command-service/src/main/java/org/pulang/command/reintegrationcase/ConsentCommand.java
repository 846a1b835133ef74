package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Consent}. */
public sealed interface ConsentCommand extends CaseCommand
        permits GrantConsent, LiftRestriction, OverrideConsent, RefuseConsent, RestrictProcessing, WithdrawConsent {}
