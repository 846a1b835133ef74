package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReturnDestination;

/**
 * The person decided where to live; a later plan takes the place of an earlier one.
 *
 * @param agreedOn the day the person decided so
 * @param livingSituation with whom the person is to live
 * @param plannedFor the day of the journey, where one is set
 */
public record ReturnPlanned(
        CaseId caseId,
        LocalDate agreedOn,
        ReturnDestination destination,
        @Nullable CountryCode country,
        @Nullable AreaCode area,
        LivingSituation livingSituation,
        @Nullable LocalDate plannedFor,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> ownWords,
        @Nullable PartialDate occurredAt)
        implements FamilyEvent {}
