package org.pulang.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Fields;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Subject;

class KeyRingTest {

    private static final int MANY = 40;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService people = Executors.newFixedThreadPool(MANY, work -> {
        var thread = new Thread(work);
        threads.add(thread);
        return thread;
    });
    private final Slow store = new Slow();
    private final KeyRing ring = new KeyRing(store, LocalKek.ofText(LocalKek.newLine("memory")), Map::of);

    /** A key store that answers when it is let, and then perhaps not. */
    private static final class Slow implements WrappedKeys {

        private final KeysInMemory keys = new KeysInMemory();
        private final AtomicInteger trips = new AtomicInteger();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answers = new CountDownLatch(1);
        private volatile boolean away;

        @Override
        public List<WrappedKey> find(Collection<KeyOf> wanted) {
            return keys.find(wanted);
        }

        @Override
        public List<WrappedKey> obtain(Collection<WrappedKey> proposed) {
            trips.incrementAndGet();
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away) {
                throw new KeysUnavailable("away", null);
            }
            return keys.obtain(proposed);
        }

        @Override
        public List<WrappedKey> withThoseOfItsCase(UUID id) {
            return keys.withThoseOfItsCase(id);
        }

        @Override
        public void onDestruction(Runnable listener) {
            // Nothing is destroyed here.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
        ring.close();
    }

    private static KeyOf name(int person) {
        return new KeyOf(new UUID(7, person), Subject.Survivor, FieldClass.Identity);
    }

    /** One who is being answered, and many who asked meanwhile. */
    private List<Future<Map<KeyOf, DataKey>>> manyAsk() throws InterruptedException {
        var waiting = new ArrayList<Future<Map<KeyOf, DataKey>>>();
        waiting.add(people.submit(() -> ring.obtain(Set.of(name(0)))));
        store.asked.await();
        var began = new CountDownLatch(MANY - 1);
        IntStream.range(1, MANY)
                .forEach(person -> waiting.add(people.submit(() -> {
                    began.countDown();
                    return ring.obtain(Set.of(name(person % 10)));
                })));
        began.await();
        // Each finds first that there is no key, and makes one.
        while (threads.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)) {
            Thread.sleep(1);
        }
        return waiting;
    }

    @Test
    void answersThoseTogetherWhoWaitTogether() throws Exception {
        var waiting = manyAsk();
        store.answers.countDown();

        for (int person = 0; person < MANY; person++) {
            var of = name(person % 10);
            assertThat(waiting.get(person).get().get(of))
                    .isNotNull()
                    .satisfies(key -> assertThat(key.of()).isEqualTo(of));
        }
        assertThat(store.trips.get()).isLessThan(MANY / 2);
        assertThat(IntStream.range(0, 10).mapToObj(person -> ring.atHand(name(person))))
                .doesNotContainNull();
    }

    @Test
    void tellsEverybodyWhoWaitedThatTheKeyStoreIsAwayAndServesTheNext() throws Exception {
        store.away = true;
        var waiting = manyAsk();
        store.answers.countDown();

        for (var one : waiting) {
            assertThatThrownBy(one::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(KeysUnavailable.class);
        }
        store.away = false;
        assertThat(ring.obtain(Set.of(name(1)))).containsKey(name(1));
    }

    @Test
    void hasTheKeysOfAllClassesOfASurvivorAtOnceAndOfOthersOnlyWhatIsNeeded() {
        store.answers.countDown();
        ring.obtain(Set.of(name(1)));
        var identity = new KeyOf(new UUID(7, 1), Subject.Perpetrator, FieldClass.Identity);
        ring.obtain(Set.of(identity));

        assertThat(Arrays.stream(FieldClass.values())
                        .map(any -> ring.atHand(new KeyOf(new UUID(7, 1), Subject.Survivor, any))))
                .doesNotContainNull();
        assertThat(ring.atHand(identity)).isNotNull();
        assertThat(ring.atHand(new KeyOf(new UUID(7, 1), Subject.Perpetrator, FieldClass.Narrative)))
                .isNull();
    }

    @Test
    void sealsTheSameAMillionTimesAndNeverTwiceAlike() {
        store.answers.countDown();
        var key = Objects.requireNonNull(ring.obtain(Set.of(name(1))).get(name(1)));
        var number = Fields.of(34);
        var json = new byte[] {'"', 'S', '"'};
        var seen = new HashSet<String>(2_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            seen.add(key.seal(number, json).ciphertext());
        }
        assertThat(seen.size()).isEqualTo(1_000_000);
    }

    /** Most commands are for cases that have theirs; making five to throw them away would cost each a call of the KEK's holder. */
    @Test
    void makesNoKeyWhereThereIsOne() {
        var kek = LocalKek.ofText(LocalKek.newLine("memory"));
        var keys = new KeysInMemory();
        try (var maker = new KeyRing(keys, kek, Map::of);
                var next = new KeyRing(keys, new Unwrapping(kek), Map::of)) {
            maker.obtain(Set.of(name(1)));

            assertThat(next.obtain(Set.of(name(1)))).containsKey(name(1));
            assertThatThrownBy(() -> next.obtain(Set.of(name(2)))).isInstanceOf(KeysUnavailable.class);
        }
    }

    private record Unwrapping(Kek kek) implements Kek {

        @Override
        public String current() {
            return kek.current();
        }

        @Override
        public byte[] wrap(byte[] key, byte[] context) {
            throw new KeysUnavailable("It only unwraps.", null);
        }

        @Override
        public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
            return kek.unwrap(id, wrapped, context);
        }
    }

    /** A key-encryption key that wraps here, and unwraps only elsewhere. */
    private record Wrapping(Kek kek) implements Kek {

        @Override
        public String current() {
            return kek.current();
        }

        @Override
        public byte[] wrap(byte[] key, byte[] context) {
            return kek.wrap(key, context);
        }

        @Override
        public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
            throw new KeysUnavailable("It only wraps.", null);
        }
    }

    @Test
    void unwrapsWhatAnotherMadeAndNotWhatItMadeItself() {
        var kek = LocalKek.ofText(LocalKek.newLine("memory"));
        var keys = new KeysInMemory();
        var number = Fields.of(34);
        try (var maker = new KeyRing(keys, new Wrapping(kek), Map::of);
                var reader = new KeyRing(keys, kek, Map::of);
                var other = new KeyRing(keys, new Wrapping(kek), Map::of)) {
            var leaf = Objects.requireNonNull(maker.obtain(Set.of(name(1))).get(name(1)))
                    .seal(number, new byte[] {'"', 'S', '"'});

            assertThat(reader.open(leaf, name(1).caseId())).hasValue(new byte[] {'"', 'S', '"'});
            assertThatThrownBy(() -> other.obtain(Set.of(name(1)))).isInstanceOf(KeysUnavailable.class);
        }
    }

    @Test
    void hasTheKeysOfManyCasesAtHandAfterOneQuestionAndMakesNone() {
        var kek = LocalKek.ofText(LocalKek.newLine("memory"));
        var keys = new KeysInMemory();
        var cases = List.of(name(1).caseId(), name(2).caseId(), name(3).caseId());
        try (var maker = new KeyRing(keys, kek, Map::of);
                var reader = new KeyRing(keys, kek, Map::of);
                var other = new KeyRing(keys, new Wrapping(kek), Map::of)) {
            maker.obtain(Set.of(name(1), name(2)));

            reader.prepare(cases, Subject.Survivor, FieldClass.Identity);
            assertThat(reader.atHand(name(1))).isNotNull();
            assertThat(reader.atHand(name(2))).isNotNull();
            assertThat(reader.atHand(name(3))).isNull();
            assertThat(reader.atHand(new KeyOf(name(1).caseId(), Subject.Survivor, FieldClass.Health)))
                    .as("what nobody asked for")
                    .isNull();
            assertThat(keys.find(Set.of(name(3)))).isEmpty();

            other.prepare(cases, Subject.Survivor, FieldClass.Identity);
            assertThat(other.atHand(name(1)))
                    .as("told when it is to open something")
                    .isNull();
        }
    }
}
