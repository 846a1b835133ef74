package org.pulang.query;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Leaf;
import org.pulang.personal.Opener;
import org.pulang.personal.Piece;
import org.pulang.vocabulary.CaseId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Opens what a {@link TestStore} sealed; there is no key store in these tests. */
@TestConfiguration(proxyBeanMethods = false)
public class TestKeys {

    private static final Set<UUID> DESTROYED = ConcurrentHashMap.newKeySet();
    private static final Set<UUID> ALTERED = ConcurrentHashMap.newKeySet();
    private static volatile boolean away;

    @Bean(destroyMethod = "")
    @Primary
    Opener testKeys() {
        return new Opener() {
            @Override
            public Optional<byte[]> open(Leaf leaf, UUID caseId) {
                return TestKeys.open(leaf, caseId);
            }

            @Override
            public Optional<byte[]> open(Piece piece, UUID caseId) {
                if (away) {
                    throw new KeysUnavailable("They are away.", null);
                }
                return DESTROYED.contains(caseId) ? Optional.empty() : TestStore.KEYS.open(piece, caseId);
            }
        };
    }

    private static Optional<byte[]> open(Leaf leaf, UUID caseId) {
        if (away) {
            throw new KeysUnavailable("They are away.", null);
        }
        if (ALTERED.contains(caseId)) {
            var ciphertext = leaf.ciphertext();
            var altered = (ciphertext.charAt(0) == 'B' ? 'C' : 'B') + ciphertext.substring(1);
            return TestStore.KEYS.open(new Leaf(leaf.key(), leaf.field(), altered), caseId);
        }
        return DESTROYED.contains(caseId) ? Optional.empty() : TestStore.KEYS.open(leaf, caseId);
    }

    /** Nothing can be opened until they are back. */
    public static void away(boolean areAway) {
        away = areAway;
    }

    public static void destroy(CaseId caseId) {
        DESTROYED.add(caseId.value());
    }

    /** As if somebody had changed what is stored of a case. */
    public static void alter(CaseId caseId) {
        ALTERED.add(caseId.value());
    }

    /** As from an older copy of the key store, and of the event store. */
    public static void restore() {
        DESTROYED.clear();
        ALTERED.clear();
    }
}
