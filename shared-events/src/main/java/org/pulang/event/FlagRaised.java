package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.PartialDate;

/**
 * Something that whoever opens the case must know first.
 *
 * @param until the last day it matters, counted in the case's zone; absent: until it is resolved
 */
public record FlagRaised(
        CaseId caseId,
        FlagId flagId,
        FlagKind kind,
        @Classified(FieldClass.Narrative) Sensitive<String> text,
        @Nullable LocalDate until,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
