package org.pulang.personal;

import org.jspecify.annotations.Nullable;

/** Seals the details of one event as it is written; an attribute of the writer, by its class. */
public interface Sealer {

    /** Logical name of the event. */
    String event();

    /** Seals the JSON of a detail; null if the key is not at hand, and the event is to be written again once it is. */
    @Nullable
    Leaf seal(Field field, byte[] json);
}
