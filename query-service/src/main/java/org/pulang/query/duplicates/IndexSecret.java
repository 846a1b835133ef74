package org.pulang.query.duplicates;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pulang.keys.OwnersFile;

/**
 * What a number or a name becomes in the index. All population numbers can be tried within hours: it is the secret alone, which lies
 * in no database, that keeps whoever has the tables from doing so.
 */
final class IndexSecret {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;

    /** @param text at least 32 characters */
    IndexSecret(String text) {
        if (text.strip().length() < SHORTEST) {
            throw new IllegalStateException("The secret of the index of duplicates has at least 32 characters.");
        }
        this.key = new SecretKeySpec(text.strip().getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** @throws IllegalStateException if there is none, or others than its owner may read its file */
    static IndexSecret of(DuplicatesSettings settings) {
        if (settings.secretFile() != null && !settings.secretFile().toString().isBlank()) {
            return new IndexSecret(OwnersFile.read(settings.secretFile()));
        }
        if (settings.secret() != null && !settings.secret().isBlank()) {
            return new IndexSecret(settings.secret());
        }
        throw new IllegalStateException("There is no secret of the index of duplicates: set PULANG_INDEX_SECRET_FILE.");
    }

    /**
     * HMAC-SHA256, its beginning, hexadecimal.
     *
     * @param use what for: the same text gives another result for another use
     * @param bits a multiple of 4
     */
    String hmac(String use, String text, int bits) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            var whole = mac.doFinal("pulang|%s|%s".formatted(use, text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole).substring(0, bits / 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }
}
