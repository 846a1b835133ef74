package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Assessments}. */
public sealed interface AssessmentsCommand extends CaseCommand
        permits AmendAssessment, RecordAssessment, ReviewAssessment {}
