package org.pulang.access;

import java.util.Map;
import org.pulang.personal.FieldClass;

/**
 * What one relation to a case allows, for one role and purpose.
 *
 * @param operational on what is in no class: codes, dates, states; without it the case is invisible
 */
public record Access(Right operational, Map<FieldClass, Right> classes) {

    static final Access NONE = new Access(Right.None, Map.of());

    public Access {
        classes = Map.copyOf(classes);
    }

    /** Whether there is a case at all, as far as the reader may know. */
    public boolean visible() {
        return operational.compareTo(Right.Read) >= 0;
    }

    public Right to(FieldClass details) {
        return classes.getOrDefault(details, Right.None);
    }
}
