package org.pulang.keys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.KeysUnavailable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Key-encryption keys that never leave Vault, or OpenBao: its engine {@code transit} encrypts and decrypts. The name of a key there,
 * of type {@code aes256-gcm96}, is its id. Rotation: make another key there, name it as the current one, rewrap, delete the old one.
 */
public final class VaultKek implements Kek {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI engine;
    private final Path token;
    private final String current;

    /**
     * @param engine address of the engine, e.g. {@code https://vault.example/v1/transit}
     * @param token file whose first line is the token; read each time, as it is renewed by others
     * @param current name of the key that wraps
     * @throws IllegalStateException if that is no name of a key
     */
    public VaultKek(URI engine, Path token, String current) {
        this.engine = URI.create(engine.toString().replaceFirst("/*$", "/"));
        this.token = token;
        this.current = current;
        if (!NAME.matcher(current).matches()) {
            throw new IllegalStateException(
                    "The name of a key-encryption key is made of letters, digits, dot, dash, underscore.");
        }
    }

    @Override
    public String current() {
        return current;
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        return answer("encrypt", current, "plaintext", base64(key), "ciphertext", context)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
        if (!NAME.matcher(id).matches()) {
            throw new KeysUnavailable("A key-encryption key is not at hand.", null);
        }
        try {
            return Base64.getDecoder()
                    .decode(answer(
                            "decrypt",
                            id,
                            "ciphertext",
                            new String(wrapped, StandardCharsets.UTF_8),
                            "plaintext",
                            context));
        } catch (IllegalArgumentException e) {
            throw unavailable(null);
        }
    }

    /** Errors are told by their status alone: an answer may quote what was sent. */
    private String answer(String what, String key, String name, String value, String wanted, byte[] context) {
        try {
            var request = HttpRequest.newBuilder(engine.resolve(what + "/" + key))
                    .timeout(PATIENCE)
                    .header("X-Vault-Token", Files.readAllLines(token).get(0).strip())
                    .header("X-Vault-Request", "true")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(
                            JSON.writeValueAsBytes(Map.of(name, value, "associated_data", base64(context)))))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new KeysUnavailable(
                        "The holder of the key-encryption key answers %d.".formatted(answer.statusCode()), null);
            }
            var text = JSON.readTree(answer.body()).path("data").path(wanted);
            if (!text.isString()) {
                throw unavailable(null);
            }
            return text.asString();
        } catch (IOException | JacksonException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static KeysUnavailable unavailable(@Nullable Exception cause) {
        return new KeysUnavailable("The holder of the key-encryption key does not answer.", cause);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
