package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ServiceEnded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceEndReason;

/** A service that is being delivered ends. */
@JsonClassDescription("Ends a service that was delivered, with the reason.")
public record EndService(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Service service,
        @NotNull ServiceEndReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    ServiceEnded ended() {
        return new ServiceEnded(caseId, service, reason, note, occurredAt);
    }
}
