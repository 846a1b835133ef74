package org.pulang.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that are gone with the process: for tests and measurements. */
final class KeysInMemory implements WrappedKeys {

    private final Map<KeyOf, WrappedKey> keys = new ConcurrentHashMap<>();
    private final Map<UUID, KeyOf> ids = new ConcurrentHashMap<>();

    @Override
    public List<WrappedKey> find(Collection<KeyOf> wanted) {
        return wanted.stream().map(keys::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<WrappedKey> obtain(Collection<WrappedKey> proposed) {
        var counting = new ArrayList<WrappedKey>();
        for (var key : proposed) {
            var counts = keys.computeIfAbsent(key.of(), of -> key);
            ids.put(counts.id(), counts.of());
            counting.add(counts);
        }
        return counting;
    }

    @Override
    public List<WrappedKey> withThoseOfItsCase(UUID id) {
        var of = ids.get(id);
        return of == null ? List.of() : List.of(keys.get(of));
    }

    @Override
    public void onDestruction(Runnable listener) {}

    @Override
    public void close() {}
}
