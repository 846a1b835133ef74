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
import org.pulang.event.CarePlanRevised;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Since1900;

/** The plan changes, again with the person's signature. */
@JsonClassDescription("Replaces the open goals of the plan, with a reason and the person's signature.")
public record ReviseCarePlan(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> reason,

        @JsonPropertyDescription("All goals that are open from now on; a goal that goes on keeps its goalId.")
        @Nullable
        @Size(max = 100)
        List<@Valid Goal> goals,

        @JsonPropertyDescription("That no service is needed, which is a valid plan; only then may goals be absent.")
        @Nullable
        Boolean noServiceNeeded,

        @JsonPropertyDescription("The day the survivor signed it too.") @NotNull @PastOrPresent @Since1900
        LocalDate coSignedOn,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    CarePlanRevised revised() {
        return new CarePlanRevised(
                caseId,
                reason,
                goals == null ? List.of() : goals,
                Boolean.TRUE.equals(noServiceNeeded),
                coSignedOn,
                occurredAt);
    }
}
