package org.pulang.query.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Whether a projection keeps up with the settled log. Told by the time that passes on this node alone: it looks four times a second
 * what is settled, and remembers when it looked until the projection contains that. Where nobody can look, nothing is fresh for
 * long.
 */
public final class Freshness implements SmartLifecycle {

    private static final long LOOK_MILLIS = 250;
    /** More than fit into any time that is asked for; the first of them come first. */
    private static final int MOST_LOOKS = 1_000;

    private final String projection;
    private final Projections projections;
    private final Database database;
    private final LongSupplier nanoTime;
    private final Deque<Look> open = new ArrayDeque<>();
    private @Nullable ScheduledExecutorService looking;
    private volatile @Nullable Look reached;

    /** What was settled when somebody looked. */
    private record Look(long nanos, long settled) {}

    /** @param nanoTime as {@link System#nanoTime} */
    public Freshness(String projection, Projections projections, DataSource database, LongSupplier nanoTime) {
        this.projection = projection;
        this.projections = projections;
        this.database = new Database(database);
        this.nanoTime = nanoTime;
    }

    /** Whether the projection contains all that was settled so long ago, parked streams aside. */
    public boolean within(Duration limit) {
        var current = reached;
        return current != null
                && !projections.stopped(projection)
                && nanoTime.getAsLong() - current.nanos() <= limit.toNanos();
    }

    /** Whether the events of a stream wait in it for somebody to look: what has happened there since is not known. */
    public boolean parked(UUID stream) {
        return projections.isParked(projection, stream);
    }

    void look() {
        synchronized (open) {
            try (var connection = database.connection(Database.DEAD_AFTER_MILLIS)) {
                long nanos = nanoTime.getAsLong();
                long settled = Horizon.place(connection).position();
                // It falls back where history was lost; nobody ever comes to what is gone.
                open.removeIf(look -> look.settled() > settled);
                if (open.size() < MOST_LOOKS) {
                    open.add(new Look(nanos, settled));
                }
                long position = projections.positions().position(projection);
                while (!open.isEmpty() && open.element().settled() <= position) {
                    reached = open.remove();
                }
            } catch (SQLException | RuntimeException e) {
                // Nothing is proven this time.
            }
        }
    }

    @Override
    public synchronized void start() {
        looking = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("freshness"));
        var unused = looking.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }
}
