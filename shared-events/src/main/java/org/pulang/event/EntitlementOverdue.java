package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/** The time the law sets is over, and no answer was recorded; recorded by the clock, once per application. */
public record EntitlementOverdue(
        CaseId caseId,
        ApplicationId applicationId,
        EntitlementCode entitlement,
        LocalDate dueOn,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {}
