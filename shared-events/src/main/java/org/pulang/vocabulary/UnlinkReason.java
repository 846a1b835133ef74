package org.pulang.vocabulary;

/** Why a link between two people's cases is taken away. */
public enum UnlinkReason {
    /** It was found out that it is not so. */
    NotSo,
    EnteredByMistake,
    AskedByPerson
}
