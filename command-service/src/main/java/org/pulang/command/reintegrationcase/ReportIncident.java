package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.IncidentReported;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RiskLevel;

/** Something happened, or threatens, that puts the person in danger. */
@JsonClassDescription("Reports an incident: it raises the risk, and somebody has to respond within 24 hours.")
public record ReportIncident(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId IncidentId incidentId,
        @NotNull IncidentKind kind,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> description,
        @Nullable Sensitive<@NotBlank @Size(max = 500) String> place,

        @JsonPropertyDescription("When it happened. The time to respond runs from when it is reported.")
        @Nullable
        @PastOrPresent
        PartialDate occurredAt)
        implements SafetyCommand {

    IncidentReported reported(@Nullable RiskLevel riskBefore, Instant responseDueBy) {
        return new IncidentReported(
                caseId,
                incidentId,
                kind,
                riskBefore,
                kind.risk().notBelow(riskBefore),
                responseDueBy,
                description,
                place,
                occurredAt);
    }
}
