package org.pulang.event;

/** What the law gives the person: what was explained to them, applied for, given, refused or left without an answer. */
public sealed interface EntitlementsEvent extends CaseEvent
        permits EntitlementApplicationWithdrawn,
                EntitlementApplied,
                EntitlementDeclined,
                EntitlementGranted,
                EntitlementNotNeeded,
                EntitlementOverdue,
                EntitlementRefused,
                EntitlementsExplained {}
