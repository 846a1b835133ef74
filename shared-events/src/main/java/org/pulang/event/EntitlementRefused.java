package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.EntitlementRefusalReason;
import org.pulang.vocabulary.PartialDate;

/**
 * The authority refused what was applied for. It can be applied for again.
 *
 * @param refusedOn the day it answered, counted in the case's zone
 * @param dueOn the last day in time; absent where the law sets none
 * @param note what it wrote or said
 */
public record EntitlementRefused(
        CaseId caseId,
        ApplicationId applicationId,
        EntitlementCode entitlement,
        LocalDate refusedOn,
        @Nullable LocalDate dueOn,
        EntitlementRefusalReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {}
