package org.pulang.query.directory;

/** Whether somebody has made sure that a provider is there and helps as the directory says. */
enum Verification {
    /** Nobody, since it was registered. */
    Never,
    Verified,
    /** More than 60 days ago: it is to be made sure again. */
    Due
}
