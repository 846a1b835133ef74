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
 * The person and the service agreed on a plan (HTCDS spl_*).
 *
 * @param goals may be empty if no service is needed, which is a valid plan
 * @param coSignedOn the day the survivor signed it too
 * @param urgent made before a comprehensive assessment, for the reason given
 */
public record CarePlanAgreed(
        CaseId caseId,
        List<Goal> goals,
        boolean noServiceNeeded,
        LocalDate coSignedOn,
        boolean urgent,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> urgentReason,
        @Nullable PartialDate occurredAt)
        implements CarePlanEvent {

    public CarePlanAgreed {
        goals = List.copyOf(goals);
    }
}
