package org.pulang.event;

import java.util.List;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;

/** From now on it cannot be taken back: the keys of these details are being destroyed. */
public record ErasureBegun(ErasureId erasureId, CaseId caseId, List<Subject> subjects, ErasureScope scope)
        implements ErasureEvent {

    public ErasureBegun {
        subjects = List.copyOf(subjects);
    }
}
