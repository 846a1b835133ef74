package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Justice}. */
public sealed interface JusticeCommand extends CaseCommand
        permits ClaimRestitution,
                EndProceeding,
                EndRestitutionClaim,
                MarkRestitutionOverdue,
                OpenProceeding,
                RecordHearing,
                RecordJudgmentNotice,
                RecordRestitutionOrder,
                RecordRestitutionPayment,
                RequestWitnessProtection,
                WithdrawRestitutionPayment {}
