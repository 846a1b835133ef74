package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;

/**
 * The person left the shelter.
 *
 * @param destination how they live from then on
 * @param planned prepared together with the person; not so where they left from one day to the next, or had to go
 * @param safety the last finding on the family by that day; absent where there was none
 * @param overrideReason why the person went to the family although it was not found to be safe there
 */
public record DischargedFromShelter(
        CaseId caseId,
        LivingSituation destination,
        boolean planned,
        @Nullable FamilySafety safety,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> overrideReason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {}
