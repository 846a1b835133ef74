package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/** Nobody waits for the answer to an application any more; its clock stops. */
public record EntitlementApplicationWithdrawn(
        CaseId caseId,
        ApplicationId applicationId,
        EntitlementCode entitlement,
        ApplicationWithdrawalReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {}
