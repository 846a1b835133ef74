package org.pulang.command.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.store.EventJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers each Idempotency-Key with the receipt it led to, in the transaction of the events: the same request again gets
 * the same answer, also in parallel and after a crash. Two people's keys never meet.
 */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** SHA-256 of organisation, actor and key. */
    static byte[] digest(Actor actor, String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join(
                                    "\n",
                                    actor.organisation().value(),
                                    actor.id().value(),
                                    key)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes the key for this transaction, waiting for a twin that holds it; or gives the receipt of the request that had it.
     *
     * @param request command, id and body, of which only an HMAC is kept
     * @throws CommandRefused {@code KEY_REUSED} if the key was used for another request
     */
    Optional<Receipt> claim(byte[] key, String request) {
        var fingerprint = fingerprint(request);
        var claimed = jdbc.sql("""
                        INSERT INTO eventstore.command (key, fingerprint, recorded_at) VALUES (:key, :fingerprint, :now)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            return Optional.empty();
        }
        record Known(boolean same, String receipt) {}
        var known = jdbc.sql(
                        "SELECT fingerprint = :fingerprint AS same, receipt FROM eventstore.command WHERE key = :key")
                .param("key", key)
                .param("fingerprint", fingerprint)
                .query(Known.class)
                .single();
        if (!known.same()) {
            throw new CommandRefused(Refusal.KEY_REUSED);
        }
        return Optional.of(EventJson.MAPPER.readValue(known.receipt(), Receipt.class));
    }

    void keep(byte[] key, Receipt receipt) {
        jdbc.sql("UPDATE eventstore.command SET receipt = :receipt::jsonb WHERE key = :key")
                .param("key", key)
                .param("receipt", EventJson.MAPPER.writeValueAsString(receipt))
                .update();
    }

    private byte[] fingerprint(String request) {
        var secret = jdbc.sql("SELECT secret FROM eventstore.fingerprint_secret")
                .query(byte[].class)
                .single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(request.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
