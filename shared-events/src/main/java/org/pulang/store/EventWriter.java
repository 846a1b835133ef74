package org.pulang.store;

import java.util.List;

/** Makes of events the bytes that are stored. */
public interface EventWriter {

    /** The JSON of each event, in order. */
    List<byte[]> write(List<?> events);
}
