package org.pulang.vocabulary;

/** Who exercises a right of the person. */
public enum Requester {
    Self,
    /** Not where the guardian is recorded as an alleged perpetrator: {@code GUARDIAN_CONFLICT}. */
    Guardian,
    /** Named by a court or the social service where no guardian can or should act. */
    AppointedRepresentative
}
