package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/** A person does not want what the law gives them. Theirs to decide at any time, with or without a reason, and it bars nothing later. */
public record EntitlementDeclined(
        CaseId caseId,
        EntitlementCode entitlement,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {}
