package org.pulang.command.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pulang.command.access.Actor;
import org.pulang.command.eventstore.CommandKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns Idempotency-Keys into what the store keeps of them. Two people's keys never meet; of a request only an HMAC is kept. */
@Component
class IdempotencyKeys {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    IdempotencyKeys(JdbcClient jdbc) {
        secret = new SecretKeySpec(
                jdbc.sql("SELECT secret FROM eventstore.fingerprint_secret")
                        .query(byte[].class)
                        .single(),
                HMAC);
    }

    /** @param request command, id and body */
    CommandKey of(Actor actor, String key, String request) {
        try {
            var who = String.join("\n", actor.organisation().value(), actor.id().value(), key);
            var fingerprint = Mac.getInstance(HMAC);
            fingerprint.init(secret);
            return new CommandKey(
                    MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8)),
                    fingerprint.doFinal(request.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
