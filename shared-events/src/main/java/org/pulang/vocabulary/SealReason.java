package org.pulang.vocabulary;

/** Why a case is hidden even from colleagues. */
public enum SealReason {
    /** Somebody who works here is related to the person or to who harmed them. */
    StaffRelative,
    /** Who harmed them works for the police or another authority that asks for files. */
    PoliceSuspect
}
