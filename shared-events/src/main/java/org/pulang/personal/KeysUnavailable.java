package org.pulang.personal;

import org.jspecify.annotations.Nullable;

/**
 * A key cannot be had for the moment, or does not fit: the key store or the holder of the key-encryption key does not answer, or,
 * of one detail alone, it {@link DoesNotOpen}. Not the same as erased: whoever asked is to try again.
 */
public class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
