package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.query.replay.Recorded;

/** How the case ended, or nearly did, and whether it was opened again. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class ClosurePart {

    List<Entry<ClosureRequested>> requests = new ArrayList<>();
    List<Entry<ClosureReturned>> returned = new ArrayList<>();
    List<Entry<CaseClosed>> closed = new ArrayList<>();
    List<Entry<CaseReopened>> reopened = new ArrayList<>();

    void on(ClosureRequested event, Recorded recorded) {
        requests.add(Entry.of(event, recorded));
    }

    void on(ClosureReturned event, Recorded recorded) {
        returned.add(Entry.of(event, recorded));
    }

    void on(CaseClosed event, Recorded recorded) {
        closed.add(Entry.of(event, recorded));
    }

    void on(CaseReopened event, Recorded recorded) {
        reopened.add(Entry.of(event, recorded));
    }
}
