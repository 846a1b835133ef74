package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestrictionGround;

/** Until it is lifted, no more is done with the person's details than keeping them and staying in contact. */
public record ProcessingRestricted(
        CaseId caseId, RestrictionGround ground, @Nullable PartialDate occurredAt) implements ConsentEvent {}
