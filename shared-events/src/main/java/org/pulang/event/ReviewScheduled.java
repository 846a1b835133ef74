package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** The day was set on which person and service look at the plan again; it replaces the one set before. */
public record ReviewScheduled(
        CaseId caseId, LocalDate dueOn, @Nullable PartialDate occurredAt) implements CarePlanEvent {}
