package org.pulang.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the protocol of Vault's engine transit, as far as it is used: encrypt and decrypt with associated data. */
final class TransitServer implements AutoCloseable {

    static final String TOKEN = "s.test";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "vault:v1:";

    private final HttpServer server;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    TransitServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/transit/", this::answer);
        server.start();
    }

    URI engine() {
        return URI.create("http://%s:%d/v1/transit"
                .formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort()));
    }

    void make(String key) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        keys.put(key, bytes);
    }

    void delete(String key) {
        keys.remove(key);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var path = call.getRequestURI().getPath().split("/", -1);
            var request = JSON.readTree(call.getRequestBody().readAllBytes());
            var key = keys.get(path[4]);
            if (!TOKEN.equals(call.getRequestHeaders().getFirst("X-Vault-Token"))) {
                send(call, 403, Map.of("errors", new String[] {"permission denied"}));
            } else if (key == null) {
                send(call, 400, Map.of("errors", new String[] {"encryption key not found"}));
            } else {
                var context = Base64.getDecoder()
                        .decode(request.path("associated_data").asString());
                send(
                        call,
                        200,
                        Map.of(
                                "data",
                                path[3].equals("encrypt")
                                        ? Map.of(
                                                "ciphertext",
                                                encrypted(
                                                        key,
                                                        request.path("plaintext")
                                                                .asString(),
                                                        context))
                                        : Map.of(
                                                "plaintext",
                                                decrypted(
                                                        key,
                                                        request.path("ciphertext")
                                                                .asString(),
                                                        context))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            send(call, 400, Map.of("errors", new String[] {"cipher: message authentication failed"}));
        }
    }

    private static void send(HttpExchange call, int status, Map<String, ?> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    private static String encrypted(byte[] key, String plaintext, byte[] context) throws GeneralSecurityException {
        var nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        var ciphertext =
                done(Cipher.ENCRYPT_MODE, key, nonce, Base64.getDecoder().decode(plaintext), context);
        var whole = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
        System.arraycopy(ciphertext, 0, whole, nonce.length, ciphertext.length);
        return VERSION + Base64.getEncoder().encodeToString(whole);
    }

    private static String decrypted(byte[] key, String ciphertext, byte[] context) throws GeneralSecurityException {
        if (!ciphertext.startsWith(VERSION)) {
            throw new IllegalArgumentException("no ciphertext");
        }
        var whole = Base64.getDecoder().decode(ciphertext.substring(VERSION.length()));
        return Base64.getEncoder()
                .encodeToString(done(
                        Cipher.DECRYPT_MODE,
                        key,
                        Arrays.copyOf(whole, 12),
                        Arrays.copyOfRange(whole, 12, whole.length),
                        context));
    }

    private static byte[] done(int mode, byte[] key, byte[] nonce, byte[] text, byte[] context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(context);
        return cipher.doFinal(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
