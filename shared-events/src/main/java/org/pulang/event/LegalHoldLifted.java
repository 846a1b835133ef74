package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.HoldGround;

/**
 * A ground for keeping the details is gone.
 *
 * @param beginsAt when erasing begins, where it was approved and no other ground is left; else absent
 */
public record LegalHoldLifted(
        ErasureId erasureId,
        CaseId caseId,
        HoldGround ground,
        @Nullable Instant beginsAt) implements ErasureEvent {}
