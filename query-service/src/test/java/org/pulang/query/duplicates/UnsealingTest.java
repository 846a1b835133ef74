package org.pulang.query.duplicates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.personal.DoesNotOpen;
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
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

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
        var unsealing = new Unsealing(opener, meters);
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
        var unsealing = new Unsealing((leaf, caseId) -> Optional.empty(), meters);
        assertThat(unsealing.of(SEALED, CASE)).isEmpty();
        assertThat(unsealing.of((Sensitive<String>) null, CASE)).isEmpty();
    }

    @Test
    void passesOverAndCountsWhatDoesNotOpenAndHoldsUpNobody() throws Exception {
        var waiting = new CountDownLatch(1);
        var answers = new CountDownLatch(1);
        var unsealing = new Unsealing(
                (leaf, caseId) -> {
                    if (asked.incrementAndGet() == 2) {
                        waiting.countDown();
                        await(answers);
                    }
                    throw new DoesNotOpen("altered", null);
                },
                meters);
        assertThat(unsealing.of(SEALED, CASE)).isEmpty();
        assertThat(unopened()).isOne();

        var slow = CompletableFuture.supplyAsync(() -> unsealing.of(SEALED, CASE));
        waiting.await();
        assertThat(unsealing.of(SEALED, CASE)).as("beside the other").isEmpty();
        answers.countDown();
        assertThat(slow.join()).isEmpty();
        assertThat(unopened()).isEqualTo(3);
    }

    @Test
    void knowsByADetailThatDoesNotOpenThatTheKeyStoreIsBack() {
        var unsealing = new Unsealing(
                (leaf, caseId) -> {
                    throw asked.incrementAndGet() == 1
                            ? new KeysUnavailable("away", null)
                            : new DoesNotOpen("altered", null);
                },
                meters);
        assertThatThrownBy(() -> unsealing.of(SEALED, CASE))
                .isInstanceOf(KeysUnavailable.class)
                .isNotInstanceOf(DoesNotOpen.class);
        assertThat(unsealing.of(SEALED, CASE)).isEmpty();
        assertThat(unopened()).isOne();
    }

    private double unopened() {
        return meters.get("pulang.duplicates.unopened").counter().count();
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
