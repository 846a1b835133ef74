package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Services}. */
public sealed interface ServicesCommand extends CaseCommand
        permits DeclineService,
                DeliverService,
                EndService,
                RecordFeedback,
                RecordServiceNeed,
                ReportIncome,
                ReportServiceFailure {}
