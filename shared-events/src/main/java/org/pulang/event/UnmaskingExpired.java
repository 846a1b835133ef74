package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;

/** An unmasking expired; recorded by the clock. What is shown ends by the time itself, whenever this is recorded. */
public record UnmaskingExpired(GrantId grantId, CaseId caseId) implements GrantEvent {}
