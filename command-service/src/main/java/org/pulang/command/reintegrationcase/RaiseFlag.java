package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.FlagRaised;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;

/** Whoever opens the case is to see this before anything else. */
@JsonClassDescription("Puts something at the head of the case that whoever opens it must know first.")
public record RaiseFlag(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId FlagId flagId,
        @NotNull FlagKind kind,

        @JsonPropertyDescription("What to know and what to do about it.") @NotNull
        Sensitive<@NotBlank @Size(max = 500) String> text,

        @JsonPropertyDescription(
                "The last day it is shown, counted in the case's time zone; absent means until it is resolved.")
        @Nullable
        @Foreseeable
        LocalDate until,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    FlagRaised raised() {
        return new FlagRaised(caseId, flagId, kind, text, until, occurredAt);
    }
}
