package org.pulang.personal;

import java.util.Optional;
import java.util.UUID;

/** Opens what is sealed. */
public interface Opener {

    /**
     * The JSON of the detail; empty if its key was destroyed: then nobody can read it, ever.
     *
     * @param caseId the case that the detail is taken to belong to; a key of another opens nothing there
     * @throws DoesNotOpen if the leaf is not what it says, or its key is missing
     * @throws KeysUnavailable if it cannot be told for the moment; neither is ever to be shown as erased
     */
    Optional<byte[]> open(Leaf leaf, UUID caseId);
}
