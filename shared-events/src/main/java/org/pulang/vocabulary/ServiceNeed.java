package org.pulang.vocabulary;

/**
 * What a person and their worker say about one service. Declining, not needing and not having been asked are
 * three different answers (own codes after <em>Going Home</em>, ch. 4).
 */
public enum ServiceNeed {
    /** Needed, as worker and person see it. */
    Needed,
    /** The person asks for it. */
    Wanted,
    /** Offered, and the person does not want it. */
    Declined,
    NotNeeded,
    NotAssessed
}
