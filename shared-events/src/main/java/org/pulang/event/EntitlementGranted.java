package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/**
 * The authority gave what was applied for.
 *
 * @param grantedOn the day it was given, counted in the case's zone; may be later recorded, and still in time
 * @param dueOn the last day in time; absent where the law sets none
 * @param note what exactly was given
 */
public record EntitlementGranted(
        CaseId caseId,
        ApplicationId applicationId,
        EntitlementCode entitlement,
        LocalDate grantedOn,
        @Nullable LocalDate dueOn,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {}
