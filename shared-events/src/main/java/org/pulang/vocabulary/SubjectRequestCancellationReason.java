package org.pulang.vocabulary;

/** Why a person's request was taken back. */
public enum SubjectRequestCancellationReason {
    /** The person has changed their mind. */
    AskedByPerson,
    EnteredByMistake
}
