package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.MediationOutcome;
import org.pulang.vocabulary.MediationTopic;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Somebody helped the person and the family to talk with each other, with the person's consent.
 *
 * @param members who of the recorded family took part
 * @param personPresent whether the person took part themselves
 */
public record FamilyMediated(
        CaseId caseId,
        List<FamilyMemberId> members,
        List<MediationTopic> topics,
        MediationOutcome outcome,
        YesNoUnknown personPresent,

        @Classified(value = FieldClass.Narrative, about = Subject.FamilyMember) @Nullable
        Sensitive<String> note,

        @Nullable PartialDate occurredAt)
        implements FamilyEvent {
    public FamilyMediated {
        members = List.copyOf(members);
        topics = List.copyOf(topics);
    }
}
