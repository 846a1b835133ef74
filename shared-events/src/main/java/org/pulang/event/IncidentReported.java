package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RiskLevel;

/**
 * Something happened, or threatens, that puts the person in danger. It raises the risk, and somebody has to respond.
 *
 * @param riskBefore absent where it was never assessed
 * @param risk from then on, until it is assessed; never less than before
 * @param responseDueBy 24 hours after it was recorded, to the moment
 */
public record IncidentReported(
        CaseId caseId,
        IncidentId incidentId,
        IncidentKind kind,
        @Nullable RiskLevel riskBefore,
        RiskLevel risk,
        Instant responseDueBy,
        @Classified(FieldClass.Narrative) Sensitive<String> description,
        @Classified(FieldClass.Location) @Nullable Sensitive<String> place,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {}
