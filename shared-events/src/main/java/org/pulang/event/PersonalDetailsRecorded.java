package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonalDetails;

/**
 * How the person lives was written down, as far as told; a later record adds to an earlier one, a detail told anew takes the place of
 * the old.
 */
public record PersonalDetailsRecorded(
        CaseId caseId, PersonalDetails details, @Nullable PartialDate occurredAt) implements IdentificationEvent {}
