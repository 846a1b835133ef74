package org.pulang.event;

import java.time.Instant;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;

/**
 * A second person let the auditor see what was asked for.
 *
 * @param expiresAt from then on there are pseudonyms again
 */
public record UnmaskingGranted(GrantId grantId, CaseId caseId, Instant expiresAt) implements GrantEvent {}
