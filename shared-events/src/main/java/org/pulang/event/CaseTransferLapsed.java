package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TransferId;

/** Who was asked to take the case over did not answer in time; recorded by the clock. The case stays where it is. */
public record CaseTransferLapsed(
        CaseId caseId, TransferId transferId, @Nullable PartialDate occurredAt) implements StewardshipEvent {}
