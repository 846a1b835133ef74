package org.pulang.event;

/** Who the person is, how they were identified, and what was done to them. */
public sealed interface IdentificationEvent extends CaseEvent
        permits VictimIdentified,
                TraffickingStatusDetermined,
                ExploitationRecorded,
                PerpetratorRecorded,
                ContactsRecorded,
                PersonalDetailsRecorded,
                PersonalDetailsCorrected,
                IdentityDocumentRecorded,
                IdentityVerified,
                DocumentProblemReported,
                MissedIdentificationRecorded {}
