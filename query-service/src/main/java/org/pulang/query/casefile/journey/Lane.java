package org.pulang.query.casefile.journey;

/** A side of life in which something is done for a person; their order on the page. */
public enum Lane {
    Safety,
    Housing,
    Health,
    Psychosocial,
    Livelihood,
    Family,
    Law,
    Monitoring
}
