package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** The case is seen again by those who see others like it. */
public record CaseUnsealed(CaseId caseId, @Nullable PartialDate occurredAt) implements StewardshipEvent {}
