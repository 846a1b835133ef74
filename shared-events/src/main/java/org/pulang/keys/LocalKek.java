package org.pulang.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.KeysUnavailable;

/**
 * Key-encryption keys as text, from a file or, for local use only, from a setting: a line {@code <id> <32 bytes in base64>} each;
 * the first wraps, the others still unwrap. A file is read again when it has changed, so a rotation needs no restart.
 */
public final class LocalKek implements Kek {

    private static final int BYTES = 32;

    private final @Nullable Path file;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Held held;

    private record Held(String current, Map<String, Aead> all, long changed) {}

    private LocalKek(@Nullable Path file, Held held) {
        this.file = file;
        this.held = held;
    }

    /** @throws IllegalStateException if others than the owner may read or write the file, or it holds no keys */
    public static LocalKek ofFile(Path file) {
        return new LocalKek(file, read(file));
    }

    /** For local use only: whoever sees the environment of the process sees the key. */
    public static LocalKek ofText(String text) {
        return new LocalKek(null, parse(text, 0));
    }

    /** A line with a new key. */
    public static String newLine(String id) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return id + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    /**
     * Puts a new key above those of a file: it wraps from now on.
     *
     * @throws IllegalStateException if the id is no single word or used already, or the file is no file of keys
     */
    public static void add(Path file, String id) {
        if (!id.matches("[A-Za-z0-9._-]{1,64}") || read(file).all().containsKey(id)) {
            throw new IllegalStateException("The id of a key-encryption key is a word that was not used before.");
        }
        replace(file, newLine(id) + text(file));
    }

    /** Leaves of a file only the key that wraps; what the others wrapped is lost. */
    public static void keepCurrent(Path file) {
        var current = read(file).current();
        replace(
                file,
                text(file)
                                .lines()
                                .filter(line -> line.strip().startsWith(current + " "))
                                .findFirst()
                                .orElseThrow()
                        + "\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read.".formatted(file), e);
        }
    }

    /** Whole or not at all, and on disk before anything is wrapped with it. */
    private static void replace(Path file, String text) {
        try {
            var made = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(made);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.createFile(
                        made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var channel = FileChannel.open(made, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be written.".formatted(file), e);
        }
    }

    @Override
    public String current() {
        return held().current();
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        var now = held();
        try {
            return aead(now, now.current()).encrypt(key, context);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("A key could not be wrapped.", e);
        }
    }

    @Override
    public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
        try {
            return aead(held(), id).decrypt(wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("A key does not fit the key-encryption key it names.", e);
        }
    }

    private static Aead aead(Held held, String id) {
        var aead = held.all().get(id);
        if (aead == null) {
            throw new KeysUnavailable("A key-encryption key is not at hand.", null);
        }
        return aead;
    }

    private Held held() {
        if (file == null || held.changed() == changed(file)) {
            return held;
        }
        reading.lock();
        try {
            held = read(file);
            return held;
        } catch (IllegalStateException e) {
            throw new KeysUnavailable("The file of key-encryption keys cannot be read.", e);
        } finally {
            reading.unlock();
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new KeysUnavailable("The file of key-encryption keys is not there.", e);
        }
    }

    private static Held read(Path file) {
        try {
            var changed = Files.getLastModifiedTime(file).toMillis();
            return parse(OwnersFile.read(file), changed);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read.".formatted(file), e);
        }
    }

    private static Held parse(String text, long changed) {
        var all = new LinkedHashMap<String, Aead>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var parts = line.split(" +", -1);
            if (parts.length != 2 || all.put(parts[0], aead(parts[1])) != null) {
                throw new IllegalStateException("A key-encryption key is a line of an id and 32 bytes in base64.");
            }
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("There is no key-encryption key.");
        }
        return new Held(all.keySet().iterator().next(), Map.copyOf(all), changed);
    }

    @AccessesPartialKey
    private static Aead aead(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            var key = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .setConfiguration(AeadConfig2026.get())
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause, which might quote the key.
            throw new IllegalStateException("A key-encryption key is 32 bytes in base64.");
        }
    }
}
