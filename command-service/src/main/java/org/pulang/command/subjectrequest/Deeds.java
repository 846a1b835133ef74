package org.pulang.command.subjectrequest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was done about a request, as the histories of the case and of the request to erase tell it when asked. */
public interface Deeds {

    /** In order; none where there is no such history. */
    List<Deed> of(UUID stream);

    /** An event and when it was recorded. */
    record Deed(Instant recordedAt, Object event) {}
}
