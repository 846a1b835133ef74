package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ServiceFailed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceFailureReason;

/** A service did not come about, or did not do what it should. */
@JsonClassDescription("Reports a service that did not come about or did not do what it should, with the reason.")
public record ReportServiceFailure(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Service service,
        @NotNull ServiceFailureReason reason,
        @Nullable ProviderId providerId,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> detail,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    ServiceFailed failed() {
        return new ServiceFailed(caseId, service, reason, providerId, detail, occurredAt);
    }
}
