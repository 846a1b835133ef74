package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.NoteAdded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.PartialDate;

/** A note on the case, for those who may read it. */
@JsonClassDescription("Adds a note to the case; the author is who sends it.")
public record AddNote(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId NoteId noteId,
        @NotNull NoteVisibility visibility,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> text,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    NoteAdded added() {
        return new NoteAdded(caseId, noteId, visibility, text, occurredAt);
    }
}
