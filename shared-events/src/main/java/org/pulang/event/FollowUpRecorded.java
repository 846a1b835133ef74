package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.SchoolStatus;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.WorkStatus;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Contact was made: a follow-up was held, in time or late, or somebody spoke with the person beyond the schedule.
 *
 * @param dueOn the day it was due; absent for a contact beyond the schedule
 * @param by who made the contact
 * @param reached who was reached; not always the survivor
 * @param safe whether the person is safe where they live
 * @param monthlyIncome what the person earns in a month, as told
 */
public record FollowUpRecorded(
        CaseId caseId,
        FollowUpId followUpId,
        @Nullable LocalDate dueOn,
        FollowUpMode mode,
        StaffId by,
        PersonReached reached,
        @Classified(FieldClass.Narrative) Sensitive<String> findings,
        @Nullable LivingSituation livingSituation,
        YesNoUnknown safe,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<Money> monthlyIncome,
        @Nullable WorkStatus work,
        @Nullable SchoolStatus school,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {}
