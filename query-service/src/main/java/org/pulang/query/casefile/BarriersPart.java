package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.BarrierResolved;
import org.pulang.query.replay.Recorded;

/** What keeps the person from help, or did. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class BarriersPart {

    List<Barrier> barriers = new ArrayList<>();

    void on(BarrierRecorded event, Recorded recorded) {
        barriers.add(new Barrier(Entry.of(event, recorded), null));
    }

    void on(BarrierResolved event, Recorded recorded) {
        Entry.change(
                barriers,
                barrier -> barrier.recorded().event().barrierId().equals(event.barrierId()),
                barrier -> new Barrier(barrier.recorded(), Entry.of(event, recorded)));
    }

    /** A barrier; it is open as long as it is not resolved. */
    record Barrier(
            Entry<BarrierRecorded> recorded, @Nullable Entry<BarrierResolved> resolved) {}
}
