package org.pulang.query.casefile;

/** How closely a history is told. */
enum Density {
    /** One row for what belongs together. */
    Summary,
    /** Bars on an axis of time. */
    Flow,
    /** Every event with its metadata. */
    Full
}
