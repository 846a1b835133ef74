package org.pulang.query.outlet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pulang.keys.OwnersFile;

/**
 * What ids become on the way to a target: the same one always the same, but another for each target, so that two of them cannot lay
 * together what they were told. The secret stays here; what a target signs with is another.
 */
final class Pseudonyms {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;
    private final String target;

    private Pseudonyms(SecretKeySpec key, String target) {
        this.key = key;
        this.target = target;
    }

    /** @throws IllegalStateException if there is no secret, it is too short, or others than its owner may read its file */
    static Pseudonyms of(OutletSettings settings, String target) {
        var text = settings.secretFile() != null
                        && !settings.secretFile().toString().isBlank()
                ? OwnersFile.read(settings.secretFile()).strip()
                : settings.secret() == null ? "" : settings.secret().strip();
        if (text.length() < SHORTEST) {
            throw new IllegalStateException(
                    "The outlet needs a secret of at least 32 characters: set PULANG_OUTLET_SECRET_FILE.");
        }
        return new Pseudonyms(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC), target);
    }

    /** @param use what the id is of: the same number gives another pseudonym for another use */
    UUID of(String use, UUID id) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            var whole = ByteBuffer.wrap(mac.doFinal(
                    "pulang|outlet|%s|%s|%s".formatted(target, use, id).getBytes(StandardCharsets.UTF_8)));
            // Version 8 (RFC 9562): a UUID of one's own making.
            return new UUID(
                    (whole.getLong() & ~0xF000L) | 0x8000L,
                    (whole.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }
}
