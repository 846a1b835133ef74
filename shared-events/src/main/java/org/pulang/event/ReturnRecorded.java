package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReturnDestination;
import org.pulang.vocabulary.ReturnPayer;

/**
 * The person went to live somewhere; a step, not the end of the way.
 *
 * @param livingSituation with whom the person lives there
 * @param safety the last finding on the family by that day; absent where there was none
 * @param overridden whether the person went to the family although it was not found to be safe there
 */
public record ReturnRecorded(
        CaseId caseId,
        ReturnDestination destination,
        @Nullable CountryCode country,
        @Nullable AreaCode area,
        LivingSituation livingSituation,
        ReturnPayer paidBy,
        @Nullable FamilySafety safety,
        boolean overridden,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> overrideReason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FamilyEvent {}
