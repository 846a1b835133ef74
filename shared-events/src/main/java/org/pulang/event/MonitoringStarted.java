package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/**
 * The standard schedule of follow-ups after return was laid down: 1, 3, 6, 12, 24 and 36 months after {@code startOn}.
 *
 * @param by who is to do them
 * @param followUps the six, in order; a {@link FollowUpScheduled} for each follows
 */
public record MonitoringStarted(
        CaseId caseId,
        LocalDate startOn,
        StaffId by,
        List<FollowUpId> followUps,
        @Nullable PartialDate occurredAt) implements FollowUpsEvent {

    public MonitoringStarted {
        followUps = List.copyOf(followUps);
    }
}
