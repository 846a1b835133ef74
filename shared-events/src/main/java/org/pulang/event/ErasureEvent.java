package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/** Everything that can happen to a request to erase. Ids and codes only: this history stays when the details are gone. */
public sealed interface ErasureEvent
        permits ErasureApproved,
                ErasureBegun,
                ErasureCancelled,
                ErasureCompleted,
                ErasureRefused,
                ErasureRequested,
                KeysDestroyed,
                LegalHoldLifted,
                LegalHoldPlaced,
                RequesterVerified {

    ErasureId erasureId();

    /** The case whose details are meant. */
    CaseId caseId();
}
