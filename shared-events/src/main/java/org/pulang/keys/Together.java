package org.pulang.keys;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.pulang.personal.KeysUnavailable;

/** Asks the key store one question for all who wait: who comes while it is being asked is answered with all who came meanwhile. */
final class Together<Q> {

    private final Function<List<Q>, List<WrappedKey>> keyStore;
    private final Queue<Waiting<Q>> queue = new ConcurrentLinkedQueue<>();

    private record Waiting<Q>(Collection<Q> asked, CompletableFuture<Map<KeyOf, WrappedKey>> answer) {}

    Together(Function<List<Q>, List<WrappedKey>> keyStore) {
        this.keyStore = keyStore;
    }

    /**
     * The keys that were asked for, and perhaps others' beside them.
     *
     * @throws KeysUnavailable if the key store does not answer
     */
    Map<KeyOf, WrappedKey> ask(Collection<Q> asked) {
        var own = new Waiting<>(asked, new CompletableFuture<Map<KeyOf, WrappedKey>>());
        queue.add(own);
        synchronized (queue) {
            if (!own.answer().isDone()) {
                serve();
            }
        }
        try {
            return own.answer().join();
        } catch (CompletionException e) {
            throw new KeysUnavailable("The key store does not answer.", e.getCause());
        }
    }

    /** Everybody who waits. */
    private void serve() {
        var waiting = new ArrayList<Waiting<Q>>();
        for (var one = queue.poll(); one != null; one = queue.poll()) {
            waiting.add(one);
        }
        try {
            var all = waiting.stream()
                    .flatMap(one -> one.asked().stream())
                    .distinct()
                    .toList();
            var answer = keyStore.apply(all).stream().collect(toMap(WrappedKey::of, identity(), (one, same) -> one));
            waiting.forEach(one -> one.answer().complete(answer));
        } finally {
            // Of those who are answered, nothing; whatever it was, nobody waits for ever.
            waiting.forEach(one ->
                    one.answer().completeExceptionally(new KeysUnavailable("The key store does not answer.", null)));
        }
    }
}
