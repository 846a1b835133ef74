package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link FollowUps}. */
public sealed interface FollowUpsCommand extends CaseCommand
        permits CancelFollowUp,
                LoseContact,
                MissFollowUp,
                RecordFailedAttempt,
                RecordFollowUp,
                RegainContact,
                RescheduleFollowUp,
                ScheduleFollowUp,
                StartMonitoring {}
