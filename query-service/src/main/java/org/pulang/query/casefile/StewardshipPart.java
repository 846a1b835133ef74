package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.event.NoteAdded;
import org.pulang.query.replay.Recorded;

/** Who looks after the case, and what they wrote down. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class StewardshipPart {

    List<Entry<CaseworkerAssigned>> assignments = new ArrayList<>();
    List<Entry<NoteAdded>> notes = new ArrayList<>();
    List<Flag> flags = new ArrayList<>();

    /** While it is. */
    @Nullable
    Entry<CaseSealed> sealed;

    void on(CaseworkerAssigned event, Recorded recorded) {
        assignments.add(Entry.of(event, recorded));
    }

    void on(CaseSealed event, Recorded recorded) {
        sealed = Entry.of(event, recorded);
    }

    void on(CaseUnsealed event, Recorded recorded) {
        sealed = null;
    }

    void on(NoteAdded event, Recorded recorded) {
        notes.add(Entry.of(event, recorded));
    }

    void on(FlagRaised event, Recorded recorded) {
        flags.add(new Flag(Entry.of(event, recorded), null));
    }

    void on(FlagResolved event, Recorded recorded) {
        Entry.change(
                flags,
                flag -> flag.raised().event().flagId().equals(event.flagId()),
                flag -> new Flag(flag.raised(), Entry.of(event, recorded)));
    }

    /** What whoever opens the case must know first. */
    record Flag(
            Entry<FlagRaised> raised, @Nullable Entry<FlagResolved> resolved) {

        /** Whether it still matters on that day, of the case's zone. */
        boolean holdsOn(LocalDate day) {
            var until = raised.event().until();
            return resolved == null && (until == null || !day.isAfter(until));
        }
    }
}
