package org.pulang.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;

/**
 * What a person wants to reach, tied to the domain of life it is to improve.
 *
 * @param goalId made by whoever writes the plan, so that a revision can name the goal again
 * @param ownWords the survivor's own words
 * @param labourDemand what work there is where the person lives; a skill nobody needs feeds nobody
 * @param services of the package that are to help; empty or absent where the person goes the way alone or with family
 */
public record Goal(
        @NotNull GoalId goalId,
        @NotNull AssessmentDomain domain,
        @NotNull GoalLevel level,
        @Classified(FieldClass.Narrative) @NotNull Sensitive<@NotBlank @Size(max = 4000) String> ownWords,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<@Size(max = 1000) String> skillsWanted,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<@Size(max = 1000) String> labourDemand,
        @Size(max = 10) List<Service> services) {

    public Goal {
        services = services == null ? List.of() : List.copyOf(services);
    }
}
