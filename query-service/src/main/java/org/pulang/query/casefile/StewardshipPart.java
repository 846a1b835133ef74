package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.NoteAdded;
import org.pulang.query.replay.Recorded;

/** Who looks after the case, and what they wrote down. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class StewardshipPart {

    List<Entry<CaseworkerAssigned>> assignments = new ArrayList<>();
    List<Entry<NoteAdded>> notes = new ArrayList<>();

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
}
