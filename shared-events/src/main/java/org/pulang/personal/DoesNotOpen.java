package org.pulang.personal;

import org.jspecify.annotations.Nullable;

/**
 * This one detail does not open, although the key store answers: its ciphertext was altered or is another's, or its key's row is missing.
 * To ask again is in vain until somebody has put that right. Not the same as erased either.
 */
public final class DoesNotOpen extends KeysUnavailable {

    private static final long serialVersionUID = 1L;

    public DoesNotOpen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
