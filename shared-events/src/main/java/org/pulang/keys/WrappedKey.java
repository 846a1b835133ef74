package org.pulang.keys;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the key store.
 *
 * @param kek id of the key-encryption key that wraps it; absent once destroyed
 * @param wrapped Tink's keyset, wrapped; absent once destroyed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
record WrappedKey(UUID id, KeyOf of, @Nullable String kek, byte @Nullable [] wrapped) {}
