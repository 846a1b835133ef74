package org.pulang.event;

/** Who belongs to the person, whether they are safe with them, and where they went to live. */
public sealed interface FamilyEvent extends CaseEvent
        permits FamilyAssessed,
                FamilyConsentGranted,
                FamilyConsentWithdrawn,
                FamilyMediated,
                FamilyMemberAssisted,
                FamilyMemberRecorded,
                FamilyTraced,
                RepatriationRecorded,
                ReturnPlanned,
                ReturnRecorded {}
