package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.PartialDate;

/**
 * The plan changed. Goals achieved or abandoned before stay so.
 *
 * @param goals all that are open from now on
 * @param coSignedOn the day the survivor signed the new plan too
 */
public record CarePlanRevised(
        CaseId caseId,
        @Classified(FieldClass.Narrative) Sensitive<String> reason,
        List<Goal> goals,
        boolean noServiceNeeded,
        LocalDate coSignedOn,
        @Nullable PartialDate occurredAt)
        implements CarePlanEvent {

    public CarePlanRevised {
        goals = List.copyOf(goals);
    }
}
