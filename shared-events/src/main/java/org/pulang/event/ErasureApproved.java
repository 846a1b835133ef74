package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/**
 * The privacy officer or a supervisor approved. The second of the two sets the time.
 *
 * @param beginsAt when erasing begins, 24 hours after the second approval; absent with the first
 */
public record ErasureApproved(
        ErasureId erasureId, CaseId caseId, @Nullable Instant beginsAt) implements ErasureEvent {}
