package org.pulang.command.keystore;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pulang.keys.DestroyedList;
import org.pulang.keys.KeyKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the key store and the list of destroyed keys outside it in step, where such a list is kept. */
class DestroyedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(DestroyedKeys.class);

    private final Optional<DestroyedList> list;

    DestroyedKeys(Optional<DestroyedList> list) {
        this.list = list;
    }

    /** Before the keys are destroyed: a key on the list opens nothing any more, whatever becomes of the key store. */
    void add(Collection<UUID> keys, UUID request) {
        list.ifPresent(kept -> {
            Map<UUID, UUID> destroyed = new LinkedHashMap<>();
            keys.forEach(key -> destroyed.put(key, request));
            kept.add(destroyed);
        });
    }

    /**
     * Destroys what is on the list and lives again, and adds to the list what it lacks.
     *
     * @throws IllegalStateException if somebody altered the list: the service does not start
     */
    void reconcile(KeyKeeper keeper) {
        list.ifPresent(kept -> {
            var tombstones = keeper.tombstones();
            var again = kept.keys().entrySet().stream()
                    .filter(key -> !tombstones.containsKey(key.getKey()))
                    .filter(key -> keeper.destroyAgain(key.getKey(), key.getValue()))
                    .count();
            if (again > 0) {
                LOG.warn(
                        "{} keys that were destroyed before had come back with the key store, and were destroyed again.",
                        again);
                keeper.purge();
            }
            kept.add(tombstones);
        });
    }
}
