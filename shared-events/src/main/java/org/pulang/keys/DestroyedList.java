package org.pulang.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.KeysUnavailable;

/**
 * The list of all keys that were ever destroyed, in a file outside both databases: a key store restored from an older copy is told by
 * it which keys may not live again. A line is written, and is on disk, before its key is destroyed.
 *
 * <p>Each line {@code key <id> <request> <mac>} is bound to all lines before it by HMAC-SHA256. The secret of that lies in the file
 * too, wrapped by the key-encryption key: {@code kek <id> <wrapped>}, once for each that was the current one. What is altered, left
 * out or put in between shows; lines cut off at the end show only where the key store still has them.
 */
public final class DestroyedList {

    private static final String NAME = "pulang-destroyed-keys 1";
    private static final int BYTES = 32;

    private final Path file;
    private final Kek kek;
    private final ReentrantLock using = new ReentrantLock();

    /** @param file empty where no key was destroyed yet; one that is not there may have been lost with all that it said */
    public DestroyedList(Path file, Kek kek) {
        this.file = file;
        this.kek = kek;
    }

    /** What the file says: the secret, the last code, and where the next line begins. */
    private static final class Content {
        private byte @Nullable [] secret;
        private byte[] mac = new byte[0];
        private long end;
        private boolean wrappedByCurrent;
        private final Map<UUID, UUID> keys = new LinkedHashMap<>();
    }

    /**
     * Every destroyed key with the request that led to it, in order.
     *
     * @throws IllegalStateException if somebody altered the file, or it is not there
     * @throws KeysUnavailable if it cannot be read, or its key-encryption key is not at hand
     */
    public Map<UUID, UUID> keys() {
        using.lock();
        try {
            requireFile();
            return read(Files.readAllBytes(file)).keys;
        } catch (IOException e) {
            throw new KeysUnavailable("The list of destroyed keys cannot be read.", e);
        } finally {
            using.unlock();
        }
    }

    /** Adds those that are not in it, and has them on disk before it returns; repeating it adds nothing. */
    public void add(Map<UUID, UUID> destroyed) {
        using.lock();
        try {
            requireFile();
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                // Other services on this machine wait until the channel is closed; within this one the lock above does.
                channel.lock();
                var content = read(bytes(channel));
                var lines = new StringBuilder();
                if (content.secret == null) {
                    content.secret = newSecret();
                    lines.append(NAME).append('\n');
                }
                if (!content.wrappedByCurrent) {
                    lines.append(wrapped(content.secret));
                }
                destroyed.forEach((key, request) -> {
                    if (!content.keys.containsKey(key)) {
                        content.mac = mac(content.secret, content.mac, key, request);
                        lines.append("key %s %s %s\n".formatted(key, request, encoded(content.mac)));
                    }
                });
                // What a crash left of a line is overwritten: its key was not destroyed yet.
                channel.truncate(content.end);
                channel.position(content.end);
                var text = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new KeysUnavailable("The list of destroyed keys cannot be written.", e);
        } finally {
            using.unlock();
        }
    }

    private void requireFile() {
        if (Files.notExists(file)) {
            throw new IllegalStateException(
                    "The list of destroyed keys is named (PULANG_DESTROYED_KEYS_FILE), but is not"
                            + " there. Put its newest copy in place; only where no key was ever destroyed, make it an empty file.");
        }
    }

    private static byte[] bytes(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        var read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        return bytes.array();
    }

    private Content read(byte[] bytes) {
        var content = new Content();
        var text = new String(bytes, UTF_8);
        // Only whole lines: a crash may have left a part of one.
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        content.end = whole.getBytes(UTF_8).length;
        var wrapped = new LinkedHashMap<String, byte[]>();
        var lines = whole.lines().map(line -> line.split(" ", -1)).toList();
        for (var parts : lines) {
            if (parts.length == 3 && parts[0].equals("kek")) {
                wrapped.put(parts[1], decoded(parts[2]));
            }
        }
        content.secret = wrapped.isEmpty() ? null : unwrapped(wrapped);
        content.wrappedByCurrent = wrapped.containsKey(kek.current());
        for (var parts : lines) {
            if (parts.length == 4 && parts[0].equals("key")) {
                take(content, parts);
            } else if (!parts[0].equals("kek") && !String.join(" ", parts).equals(NAME)) {
                throw altered();
            }
        }
        return content;
    }

    private static void take(Content content, String[] parts) {
        try {
            var key = UUID.fromString(parts[1]);
            var request = UUID.fromString(parts[2]);
            if (content.secret == null) {
                throw altered();
            }
            var mac = mac(content.secret, content.mac, key, request);
            if (!MessageDigest.isEqual(mac, decoded(parts[3]))) {
                throw altered();
            }
            content.mac = mac;
            content.keys.put(key, request);
        } catch (IllegalArgumentException e) {
            throw altered();
        }
    }

    /** By whichever is at hand: while a key-encryption key is replaced, either may be. */
    private byte[] unwrapped(Map<String, byte[]> wrapped) {
        KeysUnavailable last = null;
        for (var one : wrapped.entrySet()) {
            try {
                return kek.unwrap(one.getKey(), one.getValue(), context(one.getKey()));
            } catch (KeysUnavailable e) {
                last = e;
            }
        }
        throw last == null ? new KeysUnavailable("No key-encryption key is named.", null) : last;
    }

    private String wrapped(byte[] secret) {
        var current = kek.current();
        return "kek %s %s\n".formatted(current, encoded(kek.wrap(secret, context(current))));
    }

    private static byte[] context(String kek) {
        return "destroyed-keys|%s".formatted(kek).getBytes(UTF_8);
    }

    private static byte[] newSecret() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static byte[] mac(byte[] secret, byte[] before, UUID key, UUID request) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(before);
            return mac.doFinal("%s %s".formatted(key, request).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256.", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw altered();
        }
    }

    private static IllegalStateException altered() {
        return new IllegalStateException(
                "The list of destroyed keys was altered; nothing is read until it is put right.");
    }
}
