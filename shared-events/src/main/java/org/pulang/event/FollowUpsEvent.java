package org.pulang.event;

/** How a person is looked after in the years after return: schedule, contacts, contact lost and regained. */
public sealed interface FollowUpsEvent extends CaseEvent
        permits ContactLost,
                ContactRegained,
                FailedAttemptRecorded,
                FollowUpCancelled,
                FollowUpMissed,
                FollowUpRecorded,
                FollowUpRescheduled,
                FollowUpScheduled,
                MonitoringStarted {}
