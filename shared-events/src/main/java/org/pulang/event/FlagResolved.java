package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.PartialDate;

/** What everybody had to know first matters no more. */
public record FlagResolved(
        CaseId caseId,
        FlagId flagId,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
