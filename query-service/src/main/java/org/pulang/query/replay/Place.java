package org.pulang.query.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the log: right behind an event that was seen there.
 *
 * @param position 0 before the first event
 * @param eventId of that event; should another one stand there one day, the log was exchanged
 */
public record Place(long position, @Nullable UUID eventId) {

    public static final Place BEGINNING = new Place(0, null);
}
