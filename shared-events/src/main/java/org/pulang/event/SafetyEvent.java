package org.pulang.event;

/** What keeps a person safe: first needs, dangers and what is agreed against them, shelter, and what happened all the same. */
public sealed interface SafetyEvent extends CaseEvent
        permits AdmittedToShelter,
                DayZeroNeedMet,
                DayZeroNeedOverdue,
                DayZeroNeedsRecorded,
                DischargedFromShelter,
                IncidentReported,
                IncidentResponseOverdue,
                IncidentResponseRecorded,
                RiskAssessed,
                SafetyPlanAgreed {}
