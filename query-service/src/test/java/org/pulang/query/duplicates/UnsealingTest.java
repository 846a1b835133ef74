package org.pulang.query.duplicates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Opener;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;

class UnsealingTest {

    private static final CaseId CASE = new CaseId(new UUID(1, 1));

    /** As it is stored; its ciphertext is none. */
    private static final Sensitive<String> SEALED = sealed();

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void letsOneAtATimeWaitForKeysThatAreAway() throws Exception {
        var waiting = new CountDownLatch(1);
        var answers = new CountDownLatch(1);
        Opener opener = (leaf, caseId) -> {
            if (asked.incrementAndGet() == 1) {
                throw new KeysUnavailable("away", null);
            }
            waiting.countDown();
            await(answers);
            return Optional.of("\"B1234567\"".getBytes(UTF_8));
        };
        var unsealing = new Unsealing(opener);
        assertThatThrownBy(() -> unsealing.of(SEALED, CASE)).isInstanceOf(KeysUnavailable.class);

        var first = CompletableFuture.supplyAsync(() -> unsealing.of(SEALED, CASE));
        waiting.await();
        assertThatThrownBy(() -> unsealing.of(SEALED, CASE)).isInstanceOf(KeysUnavailable.class);
        assertThat(asked).as("nobody else waits").hasValue(2);

        answers.countDown();
        assertThat(first.join()).contains("B1234567");
        assertThat(unsealing.of(SEALED, CASE)).as("and all go on").contains("B1234567");
    }

    @Test
    void findsNothingInWhatWasErasedOrNeverTold() {
        var unsealing = new Unsealing((leaf, caseId) -> Optional.empty());
        assertThat(unsealing.of(SEALED, CASE)).isEmpty();
        assertThat(unsealing.of((Sensitive<String>) null, CASE)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sensitive<String> sealed() {
        var event = EventJson.SEALED.readValue(
                """
                        {"caseId": "%s", "documentId": "%s", "type": "Passport", "state": "Held", "hints": [],
                         "number": {"$enc": 1, "k": "%s", "f": 34, "c": "AAAA"}}""".formatted(CASE, new UUID(1, 2), new UUID(1, 3)), IdentityDocumentRecorded.class);
        return Objects.requireNonNull(event.number());
    }
}
