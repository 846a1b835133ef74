package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Safety}. */
public sealed interface SafetyCommand extends CaseCommand
        permits AdmitToShelter,
                AgreeSafetyPlan,
                AssessRisk,
                DischargeFromShelter,
                MarkDayZeroNeedsOverdue,
                MarkIncidentResponseOverdue,
                MeetDayZeroNeed,
                RecordDayZeroNeeds,
                RecordIncidentResponse,
                ReportIncident {}
