package org.pulang.access;

import java.util.Map;
import org.pulang.personal.FieldClass;
import org.pulang.vocabulary.NoteVisibility;

/**
 * What one relation to a case allows, for one role and purpose.
 *
 * @param operational on what is in no class: codes, dates, states; without it the case is invisible
 * @param notes beside the class they are in, by whom their author lets read them
 */
public record Access(Right operational, Map<FieldClass, Right> classes, Map<NoteVisibility, Right> notes) {

    static final Access NONE = new Access(Right.None, Map.of(), Map.of());

    public Access {
        classes = Map.copyOf(classes);
        notes = Map.copyOf(notes);
    }

    /** Whether there is a case at all, as far as the reader may know. */
    public boolean visible() {
        return operational.compareTo(Right.Read) >= 0;
    }

    /** Whether it may be told who read the case. */
    public boolean tellsWhoRead() {
        return operational.compareTo(Right.Log) >= 0;
    }

    public Right to(FieldClass details) {
        return classes.getOrDefault(details, Right.None);
    }

    public Right to(NoteVisibility notesFor) {
        return notes.getOrDefault(notesFor, Right.None);
    }
}
