package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Identification}. */
public sealed interface IdentificationCommand extends CaseCommand
        permits IdentifyVictim,
                DetermineTraffickingStatus,
                RecordExploitation,
                RecordPerpetrator,
                RecordContacts,
                RecordPersonalDetails,
                CorrectPersonalDetails,
                RecordIdentityDocument,
                VerifyIdentity,
                ReportDocumentProblem,
                RecordMissedIdentification {}
