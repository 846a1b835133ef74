package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.PartialDate;

/** Somebody of the family took their consent back. */
public record FamilyConsentWithdrawn(
        CaseId caseId, ConsentId consentId, @Nullable PartialDate occurredAt) implements FamilyEvent {}
