package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/**
 * Nobody knows any more how the person is: three follow-ups in a row were missed without a contact between, or the caseworker
 * says so.
 *
 * @param missed the follow-ups missed since the last contact, in the order in which they were missed
 */
public record ContactLost(
        CaseId caseId,
        List<FollowUpId> missed,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {

    public ContactLost {
        missed = List.copyOf(missed);
    }
}
