package org.pulang.keys;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pulang.keys.DataKey.Proposed;
import org.pulang.personal.DoesNotOpen;
import org.pulang.personal.FieldClass;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Leaf;
import org.pulang.personal.Opener;
import org.pulang.personal.Piece;
import org.pulang.personal.Subject;

/**
 * Seals and opens personal details with the keys of the key store. Keys in use are held for a minute at most; where one was
 * destroyed, all are dropped as soon as the key store tells.
 */
public final class KeyRing implements Opener, AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int HELD = 50_000;

    private final WrappedKeys keys;
    private final Kek kek;
    private final Supplier<Map<UUID, UUID>> destroyed;
    private volatile Set<UUID> gone;
    private final Together<KeyOf> finding;
    private final Together<WrappedKey> committing;
    private final Cache<KeyOf, DataKey> byUse = cache();
    private final Cache<UUID, DataKey> byId = cache();

    KeyRing(WrappedKeys keys, Kek kek, Supplier<Map<UUID, UUID>> destroyed) {
        this.keys = keys;
        this.finding = new Together<>(keys::find);
        this.committing = new Together<>(keys::obtain);
        this.kek = kek;
        this.destroyed = destroyed;
        this.gone = Set.copyOf(destroyed.get().keySet());
        keys.onDestruction(this::drop);
    }

    /** With the key store of a database; it need not be there yet. Closes the connections, if they can be closed. */
    public static KeyRing on(DataSource database, Kek kek) {
        return new KeyRing(new KeyTable(database), kek, Map::of);
    }

    /**
     * The same, and no key of the list opens anything, also where the key store has it again.
     *
     * @throws IllegalStateException if the list was altered
     */
    public static KeyRing on(DataSource database, Kek kek, DestroyedList destroyed) {
        return new KeyRing(new KeyTable(database), kek, destroyed::keys);
    }

    /** With keys that are gone with the process: for tests and measurements. */
    public static KeyRing inMemory() {
        return new KeyRing(new KeysInMemory(), LocalKek.ofText(LocalKek.newLine("memory")), Map::of);
    }

    private static <K> Cache<K, DataKey> cache() {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(HELD)
                .expireAfterWrite(AT_MOST)
                .build();
    }

    /** A key that is held; null if it has to be obtained. */
    public @Nullable DataKey atHand(KeyOf of) {
        return byUse.getIfPresent(of);
    }

    /**
     * Keys to seal with, made and committed where there are none; of a survivor those of all classes, since a journey comes to need
     * them. Whether there are is asked first: most cases have theirs, and making keys costs more than asking, most of all where
     * another machine wraps them. Who asks while others are waiting for the key store is answered together with all who do.
     *
     * @throws KeysUnavailable if the key store does not answer
     */
    public Map<KeyOf, DataKey> obtain(Collection<KeyOf> wanted) {
        var all = wanted.stream().flatMap(KeyRing::withThoseToCome).collect(toSet());
        var obtained = new HashMap<KeyOf, DataKey>();
        var there = finding.ask(all);
        // Held at once: a key that is destroyed while others are being made must not come back.
        there.forEach((of, key) -> {
            if (all.contains(of)) {
                obtain(of, wanted, obtained, () -> held(key));
            }
        });
        var made = all.stream()
                .filter(of -> !there.containsKey(of))
                .collect(toMap(identity(), of -> DataKey.create(newId(), of, kek)));
        if (!made.isEmpty()) {
            var committed =
                    committing.ask(made.values().stream().map(Proposed::wrapped).toList());
            made.forEach((of, own) ->
                    obtain(of, wanted, obtained, () -> counting(own, requireNonNull(committed.get(of)))));
        }
        return obtained;
    }

    /** What was not asked for yet may be out of order; whoever needs it is told. */
    private static void obtain(
            KeyOf of, Collection<KeyOf> wanted, Map<KeyOf, DataKey> obtained, Supplier<DataKey> key) {
        try {
            obtained.put(of, key.get());
        } catch (KeysUnavailable e) {
            if (wanted.contains(of)) {
                throw e;
            }
        }
    }

    private static Stream<KeyOf> withThoseToCome(KeyOf wanted) {
        return wanted.about() == Subject.Survivor
                ? Stream.of(FieldClass.values()).map(any -> new KeyOf(wanted.caseId(), wanted.about(), any))
                : Stream.of(wanted);
    }

    /** Of one's own and what is there, the one that counts; if that is one's own, it need not be unwrapped. */
    private DataKey counting(Proposed own, WrappedKey there) {
        return own.key().id().equals(there.id()) && there.wrapped() != null ? hold(own.key()) : held(there);
    }

    private static UUID newId() {
        return Ids.GENERATOR.generate();
    }

    private static final class Ids {
        static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    }

    @Override
    public Optional<byte[]> open(Leaf leaf, UUID caseId) {
        return key(leaf.key(), caseId).open(leaf);
    }

    @Override
    public Optional<byte[]> open(Piece piece, UUID caseId) {
        return key(piece.key(), caseId).open(piece);
    }

    private DataKey key(UUID id, UUID caseId) {
        var key = byId.getIfPresent(id);
        if (key == null) {
            for (var found : keys.withThoseOfItsCase(id)) {
                var held = held(found);
                if (held.id().equals(id)) {
                    key = held;
                }
            }
        }
        if (key == null) {
            throw new DoesNotOpen("A key is missing in the key store.", null);
        }
        if (!key.of().caseId().equals(caseId)) {
            throw new DoesNotOpen("A detail names a key of another case.", null);
        }
        return key;
    }

    @Override
    public void prepare(Collection<UUID> cases, Subject about, FieldClass details) {
        var missing = cases.stream()
                .map(caseId -> new KeyOf(caseId, about, details))
                .filter(of -> atHand(of) == null)
                .collect(toSet());
        if (missing.isEmpty()) {
            return;
        }
        finding.ask(missing).forEach((of, key) -> {
            if (missing.contains(of)) {
                try {
                    held(key);
                } catch (KeysUnavailable e) {
                    // Whoever opens something with it is told.
                }
            }
        });
    }

    private DataKey held(WrappedKey wrapped) {
        return hold(DataKey.of(
                gone.contains(wrapped.id()) ? new WrappedKey(wrapped.id(), wrapped.of(), null, null) : wrapped, kek));
    }

    private DataKey hold(DataKey key) {
        byId.put(key.id(), key);
        byUse.put(key.of(), key);
        return key;
    }

    /** What was held is asked for anew. */
    public void forget() {
        drop();
    }

    private void drop() {
        byUse.invalidateAll();
        byId.invalidateAll();
        try {
            gone = Set.copyOf(destroyed.get().keySet());
        } catch (KeysUnavailable e) {
            // Without its key-encryption key the list cannot be checked; nothing is opened meanwhile either.
        }
    }

    @Override
    public void close() {
        keys.close();
        byUse.invalidateAll();
        byId.invalidateAll();
    }
}
