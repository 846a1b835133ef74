package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Entitlements}. */
public sealed interface EntitlementsCommand extends CaseCommand
        permits ApplyForEntitlement,
                DeclineEntitlement,
                InformOfEntitlements,
                MarkEntitlementOverdue,
                RecordEntitlementGrant,
                RecordEntitlementNotNeeded,
                RecordEntitlementRefusal,
                WithdrawEntitlementApplication {}
