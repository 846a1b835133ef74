package org.pulang.event;

/** How the person is doing, asked with a published instrument. */
public sealed interface AssessmentsEvent extends CaseEvent
        permits AssessmentRecorded, AssessmentReviewed, AssessmentAmended {}
