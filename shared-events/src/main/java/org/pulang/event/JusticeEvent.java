package org.pulang.event;

/** What the person goes through before courts, and what is owed to them by law. */
public sealed interface JusticeEvent extends CaseEvent
        permits HearingRecorded,
                JudgmentNoticeRecorded,
                ProceedingEnded,
                ProceedingOpened,
                RestitutionClaimEnded,
                RestitutionClaimed,
                RestitutionOrdered,
                RestitutionOverdue,
                RestitutionPaid,
                RestitutionPaymentWithdrawn,
                WitnessProtectionRequested {}
