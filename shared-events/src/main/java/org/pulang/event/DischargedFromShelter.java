package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;

/**
 * The person left the shelter.
 *
 * @param destination how they live from then on
 * @param planned prepared together with the person; not so where they left from one day to the next, or had to go
 */
public record DischargedFromShelter(
        CaseId caseId,
        LivingSituation destination,
        boolean planned,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {}
