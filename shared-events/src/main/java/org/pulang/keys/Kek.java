package org.pulang.keys;

/**
 * The key-encryption key: wraps the keys that lie in the key store. Who holds it and the key store reads everything; without it
 * the key store is worthless. There may be older ones, which only unwrap, until everything is rewrapped.
 */
public interface Kek {

    /** Id of the one that wraps now. */
    String current();

    /**
     * Wraps with the current one.
     *
     * @param context bound to the result; the same is needed to unwrap
     */
    byte[] wrap(byte[] key, byte[] context);

    /** @throws org.pulang.personal.KeysUnavailable if that one is not at hand, or it does not fit */
    byte[] unwrap(String id, byte[] wrapped, byte[] context);
}
