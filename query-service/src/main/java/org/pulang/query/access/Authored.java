package org.pulang.query.access;

import org.jspecify.annotations.Nullable;

/** A record of an answer that tells who recorded the event within it. */
public interface Authored {

    /** Staff id; absent only for events stored without an actor. */
    @Nullable
    String by();
}
