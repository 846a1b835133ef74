package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.PartialDate;

/**
 * The time to respond to an incident ended without a response; recorded by the clock, once.
 *
 * @param responseDueBy when it ended
 */
public record IncidentResponseOverdue(
        CaseId caseId,
        IncidentId incidentId,
        Instant responseDueBy,
        @Nullable PartialDate occurredAt) implements SafetyEvent {}
