package org.pulang.personal;

import java.util.Collection;
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

    /**
     * The same of a piece of a document about the survivor.
     *
     * @throws DoesNotOpen if the piece is not what it says, or its key is missing
     * @throws KeysUnavailable if it cannot be told for the moment; neither is ever to be shown as erased
     */
    default Optional<byte[]> open(Piece piece, UUID caseId) {
        throw new UnsupportedOperationException("Documents are not opened here.");
    }

    /**
     * To be told before details of many cases are opened one by one: their keys are asked for together. What opens and what does not
     * stays the same.
     *
     * @throws KeysUnavailable if the key store does not answer
     */
    default void prepare(Collection<UUID> cases, Subject about, FieldClass details) {}
}
