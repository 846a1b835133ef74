package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ServiceDeclined;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;

/** The person declines a service; always theirs to decide. */
@JsonClassDescription("Records that the person declined a service; no reason is asked for, and it bars nothing later.")
public record DeclineService(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Service service,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    ServiceDeclined declined() {
        return new ServiceDeclined(caseId, service, reason, occurredAt);
    }
}
