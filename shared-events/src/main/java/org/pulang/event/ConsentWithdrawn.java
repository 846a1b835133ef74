package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.PartialDate;

/** A consent was taken back; what it allowed is not done any more. */
public record ConsentWithdrawn(
        CaseId caseId,
        ConsentId consentId,
        ConsentGiver withdrawnBy,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        @Nullable PartialDate occurredAt)
        implements ConsentEvent {}
