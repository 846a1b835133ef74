package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.VerificationChannel;

/**
 * It was looked into whether the request is the person's own will. If they were not seen alone, or coercion is suspected, approvals
 * given before no longer count.
 */
public record RequesterVerified(
        ErasureId erasureId, CaseId caseId, VerificationChannel channel, boolean seenAlone, CoercionCheck coercion)
        implements ErasureEvent {}
