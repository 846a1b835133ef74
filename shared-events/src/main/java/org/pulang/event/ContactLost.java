package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/**
 * Three follow-ups in a row were missed without a contact between: nobody knows how the person is.
 *
 * @param missed these follow-ups, in the order in which they were missed
 */
public record ContactLost(
        CaseId caseId, List<FollowUpId> missed, @Nullable PartialDate occurredAt) implements FollowUpsEvent {

    public ContactLost {
        missed = List.copyOf(missed);
    }
}
