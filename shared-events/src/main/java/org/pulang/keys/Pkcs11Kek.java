package org.pulang.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.KeysUnavailable;

/**
 * Key-encryption keys that never leave a device, reached by PKCS#11: AES-256 keys whose labels are their ids. The device encrypts
 * (AES-GCM); 12 random bytes that make each wrapping different stand before the ciphertext. Rotation: make another key on the
 * device, name it as the current one, rewrap, destroy the old one there.
 */
public final class Pkcs11Kek implements Kek {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Provider device;
    private final Path pin;
    private final String current;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable KeyStore open;

    /**
     * @param configuration of the JDK's SunPKCS11: at least {@code name} and {@code library}
     * @param pin file whose first line logs in
     * @param current label of the key that wraps
     * @throws IllegalStateException if the library cannot be used
     */
    public Pkcs11Kek(Path configuration, Path pin, String current) {
        try {
            this.device = Security.getProvider("SunPKCS11").configure(configuration.toString());
        } catch (RuntimeException e) {
            throw new IllegalStateException("PKCS#11 cannot be used as %s says.".formatted(configuration), e);
        }
        this.pin = pin;
        this.current = current;
    }

    @Override
    public String current() {
        return current;
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var ciphertext = done(Cipher.ENCRYPT_MODE, current, nonce, key, 0, context);
        var wrapped = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
        System.arraycopy(ciphertext, 0, wrapped, NONCE_BYTES, ciphertext.length);
        return wrapped;
    }

    @Override
    public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
        if (wrapped.length < NONCE_BYTES) {
            throw new KeysUnavailable("A key does not fit the key-encryption key it names.", null);
        }
        return done(Cipher.DECRYPT_MODE, id, Arrays.copyOf(wrapped, NONCE_BYTES), wrapped, NONCE_BYTES, context);
    }

    private byte[] done(int mode, String id, byte[] nonce, byte[] text, int from, byte[] context) {
        try {
            var cipher = Cipher.getInstance(TRANSFORMATION, device);
            cipher.init(mode, key(id), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException | ProviderException | IOException e) {
            // The device may have been taken out, or have forgotten us: the next try logs in again.
            open = null;
            throw new KeysUnavailable("The device of the key-encryption key refuses, or does not answer.", e);
        }
    }

    private Key key(String id) throws GeneralSecurityException, IOException {
        var key = keys().getKey(id, null);
        if (key == null) {
            throw new KeysUnavailable("A key-encryption key is not at hand.", null);
        }
        return key;
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        var keys = open;
        if (keys != null) {
            return keys;
        }
        opening.lock();
        try {
            keys = KeyStore.getInstance("PKCS11", device);
            keys.load(null, Files.readAllLines(pin).get(0).strip().toCharArray());
            open = keys;
            return keys;
        } finally {
            opening.unlock();
        }
    }
}
