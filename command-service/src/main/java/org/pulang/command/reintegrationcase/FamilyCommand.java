package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Family}. */
public sealed interface FamilyCommand extends CaseCommand
        permits AssessFamily,
                AssistFamilyMember,
                GrantFamilyConsent,
                MediateFamily,
                PlanReturn,
                RecordFamilyMember,
                RecordRepatriation,
                RecordReturn,
                TraceFamily,
                WithdrawFamilyConsent {}
