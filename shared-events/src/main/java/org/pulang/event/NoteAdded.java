package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.PartialDate;

/** Somebody wrote a note on the case; the author is the actor. HTCDS cco_CaseComment. */
public record NoteAdded(
        CaseId caseId,
        NoteId noteId,
        NoteVisibility visibility,
        @Classified(FieldClass.Narrative) Sensitive<String> text,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
