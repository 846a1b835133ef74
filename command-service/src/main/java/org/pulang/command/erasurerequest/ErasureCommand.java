package org.pulang.command.erasurerequest;

import org.pulang.vocabulary.ErasureId;

/** Everything that can be asked of a request to erase. */
public sealed interface ErasureCommand
        permits ApproveErasure,
                BeginErasure,
                CancelErasure,
                CompleteErasure,
                DestroyKeys,
                LiftLegalHold,
                PlaceLegalHold,
                RefuseErasure,
                RequestErasure,
                VerifyRequester {

    ErasureId erasureId();
}
