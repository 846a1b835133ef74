package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.SafetyMeasure;
import org.pulang.vocabulary.Since1900;

/** Person and worker agree on what to do when danger comes; a new plan takes the place of the one before. */
@JsonClassDescription("Records the safety plan the person agreed to. A later one takes its place.")
public record AgreeSafetyPlan(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull @PastOrPresent @Since1900 LocalDate agreedOn,

        @JsonPropertyDescription("What the person fears, and how they would notice it coming.") @NotNull
        Sensitive<@NotBlank @Size(max = 4000) String> dangers,

        @JsonPropertyDescription("What the person does then, and where they go.") @NotNull
        Sensitive<@NotBlank @Size(max = 4000) String> steps,

        @JsonPropertyDescription("Whom the person calls, and how they are reached.") @Nullable
        Sensitive<@NotBlank @Size(max = 200) String> trustedPerson,

        @Nullable @Size(max = 20) List<SafetyMeasure> measures,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    SafetyPlanAgreed agreed() {
        return new SafetyPlanAgreed(
                caseId, agreedOn, dangers, steps, trustedPerson, measures == null ? List.of() : measures, occurredAt);
    }
}
