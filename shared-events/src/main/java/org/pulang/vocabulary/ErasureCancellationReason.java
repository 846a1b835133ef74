package org.pulang.vocabulary;

/** Why a request to erase was taken back. */
public enum ErasureCancellationReason {
    /** The person has changed their mind. */
    AskedByPerson,
    EnteredByMistake
}
