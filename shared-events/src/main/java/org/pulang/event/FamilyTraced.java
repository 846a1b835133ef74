package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.TracingChannel;
import org.pulang.vocabulary.TracingOutcome;

/**
 * A step in looking for the family, with the person's consent.
 *
 * @param providerId who of the directory looked for them; absent where nobody of it did
 */
public record FamilyTraced(
        CaseId caseId,
        TracingChannel channel,
        TracingOutcome outcome,
        @Nullable ProviderId providerId,

        @Classified(value = FieldClass.Narrative, about = Subject.FamilyMember) @Nullable
        Sensitive<String> note,

        @Nullable PartialDate occurredAt)
        implements FamilyEvent {}
