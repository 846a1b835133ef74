package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.PartialDate;

/** Something was done about an incident, in time or late. */
@JsonClassDescription("Records what was done about an incident; that the person wants nothing done is an answer, too.")
public record RecordIncidentResponse(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull IncidentId incidentId,
        @NotEmpty @Size(max = 20) List<IncidentAction> actions,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    IncidentResponseRecorded recorded() {
        return new IncidentResponseRecorded(caseId, incidentId, actions, note, occurredAt);
    }
}
