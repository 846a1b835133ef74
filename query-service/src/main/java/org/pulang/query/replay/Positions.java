package org.pulang.query.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.TokenTable.Stand;
import org.springframework.stereotype.Component;

/**
 * How far each projection has come, on whichever node it runs: read from the stored positions, never from memory. A
 * projection without one has handled nothing yet.
 */
@Component
public class Positions {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Projections projections;
    private final TokenTable tokens;
    private final EventStoreTable store;
    private final Clock clock;

    Positions(Projections projections, TokenTable tokens, EventStoreTable store, Clock clock) {
        this.projections = projections;
        this.tokens = tokens;
        this.store = store;
        this.clock = clock;
    }

    /** The projections an answer made in a package depends on: its own one, or all where it has none. */
    public List<String> behind(Class<?> controller) {
        var own = Projection.nameOf(controller);
        return projections.names().contains(own) ? List.of(own) : projections.names();
    }

    /** How fresh answers from these projections are: as fresh as the slowest. */
    public AsOf asOf(Collection<String> names) {
        var stands = stands();
        long position = names.stream()
                .mapToLong(name -> stands.getOrDefault(name, List.of()).stream()
                        .mapToLong(Positions::position)
                        .min()
                        .orElse(0))
                .min()
                .orElse(0);
        return new AsOf(position, store.recordedAt(position).orElse(null));
    }

    /** Waits until these projections contain the effect of the event at a position; false if time ran out. */
    public boolean await(long position, Duration patience, Collection<String> names) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reached(position, names)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return true;
    }

    private boolean reached(long position, Collection<String> names) {
        var stands = stands();
        return names.stream()
                .allMatch(name -> stands.containsKey(name)
                        && stands.get(name).stream().allMatch(stand -> passed(stand.token(), position)));
    }

    private static boolean passed(@Nullable GapAwareTrackingToken token, long position) {
        return position <= 0
                || (token != null
                        && token.getIndex() >= position
                        && !token.getGaps().contains(position));
    }

    Progress progress(String name) {
        long position = asOf(List.of(name)).position();
        long head = Math.max(position, store.head());
        return new Progress(
                name,
                position,
                head,
                head - position,
                store.recordedAfter(position)
                        .map(since -> Math.max(
                                0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
                        .orElse(0.0));
    }

    private Map<String, List<Stand>> stands() {
        return tokens.stands().stream().collect(Collectors.groupingBy(Stand::processor));
    }

    private static long position(Stand stand) {
        return stand.token() == null ? 0 : stand.token().getIndex();
    }
}
