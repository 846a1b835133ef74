package org.pulang.query.duplicates;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.pulang.vocabulary.CaseId;
import org.springframework.stereotype.Component;

/** Names for cases that tell nothing to whoever may not see them, not even that two are of the same case. */
@Component
class References {

    private static final int SALT_BYTES = 5;
    private static final int BITS = 80;

    private final IndexSecret secret;
    private final SecureRandom random = new SecureRandom();

    References(IndexSecret secret) {
        this.secret = secret;
    }

    /** A new one. */
    String of(CaseId caseId) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(HexFormat.of().formatHex(salt), caseId);
    }

    private String of(String salt, CaseId caseId) {
        return salt + secret.hmac("reference|" + salt, caseId.toString(), BITS);
    }

    boolean names(String reference, CaseId caseId) {
        return reference.length() > 2 * SALT_BYTES
                && reference.equals(of(reference.substring(0, 2 * SALT_BYTES), caseId));
    }
}
