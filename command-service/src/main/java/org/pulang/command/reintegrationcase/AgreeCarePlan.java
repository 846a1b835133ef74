package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CarePlanAgreed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Since1900;

/** Person and service agree on what is to be reached; the first plan of the case. */
@JsonClassDescription(
        "Records the plan the person agreed to and signed. Needs an assessment, unless it is urgent with a reason.")
public record AgreeCarePlan(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("What the person wants to reach. Each goal brings its own goalId (a UUID).")
        @Nullable
        @Size(max = 100)
        List<@Valid Goal> goals,

        @JsonPropertyDescription("That no service is needed, which is a valid plan; only then may goals be absent.")
        @Nullable
        Boolean noServiceNeeded,

        @JsonPropertyDescription("The day the survivor signed it too.") @NotNull @PastOrPresent @Since1900
        LocalDate coSignedOn,

        @JsonPropertyDescription("That it cannot wait for a comprehensive assessment.") @Nullable
        Boolean urgent,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> urgentReason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    CarePlanAgreed agreed() {
        return new CarePlanAgreed(
                caseId,
                goals == null ? List.of() : goals,
                Boolean.TRUE.equals(noServiceNeeded),
                coSignedOn,
                Boolean.TRUE.equals(urgent),
                urgentReason,
                occurredAt);
    }
}
