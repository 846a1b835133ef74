package org.pulang.query.outlet;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs deliveries by the scheme of Standard Webhooks (v1, HMAC-SHA256): with each secret, so that a target can change over. */
final class Signature {

    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    /**
     * @param secrets a line each, the newest first
     * @throws IllegalStateException if there is none, more than two, or one that is no base64 of 24 to 64 bytes behind {@code whsec_}
     */
    Signature(String secrets) {
        this.keys = secrets.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Signature::key)
                .toList();
        if (keys.isEmpty() || keys.size() > 2) {
            throw new IllegalStateException("The secret of a target is one line, during a rotation two.");
        }
    }

    private static SecretKeySpec key(String line) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : "?");
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalStateException("The secret of a target is whsec_ and base64 of 24 to 64 bytes.");
        }
        return new SecretKeySpec(bytes, HMAC);
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param timestamp seconds since 1970, of the attempt
     */
    String of(String id, long timestamp, byte[] body) {
        var head = "%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + sign(key, head, body)).collect(joining(" "));
    }

    private static String sign(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }
}
