package org.pulang.personal;

import java.util.UUID;

/**
 * A sealed piece of a document's content, as it lies outside the events. It is bound to its document and its place there.
 *
 * @param key under which it was sealed
 * @param details the class of details that its document is in
 * @param place from 0; {@link #DIGEST} for the hash of the whole
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record Piece(UUID key, FieldClass details, UUID document, int place, byte[] ciphertext) {

    /** Where the hash of the content in clear is kept. */
    public static final int DIGEST = -1;
}
