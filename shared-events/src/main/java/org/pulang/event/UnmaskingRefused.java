package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.UnmaskingRefusalReason;

/** A second person found that the auditor need not see it. */
public record UnmaskingRefused(GrantId grantId, CaseId caseId, UnmaskingRefusalReason reason) implements GrantEvent {}
