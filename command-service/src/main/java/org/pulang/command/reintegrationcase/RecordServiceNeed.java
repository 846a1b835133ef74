package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;

/** What the person and their worker say about one of the ten services. */
@JsonClassDescription(
        "Records whether one of the ten services is needed, wanted, declined, not needed or not yet assessed; the newest"
                + " answer counts.")
public record RecordServiceNeed(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Service service,
        @NotNull ServiceNeed need,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    ServiceNeedRecorded recorded() {
        return new ServiceNeedRecorded(caseId, service, need, note, occurredAt);
    }
}
