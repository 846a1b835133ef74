package org.pulang.event;

/** Which of the ten services the person needs, gets, declines or misses, and what they say about them. */
public sealed interface ServicesEvent extends CaseEvent
        permits FeedbackRecorded,
                IncomeReported,
                ServiceDeclined,
                ServiceDelivered,
                ServiceEnded,
                ServiceFailed,
                ServiceNeedRecorded {}
