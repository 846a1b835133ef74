package org.pulang.command.eventstore;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Appends of many commands in one transaction, by two threads: while one waits for the disk, the other sends. A conflict undoes
 * the group, which is then halved until each append has its own outcome; those who wait go on once theirs is committed.
 */
final class GroupCommit implements AutoCloseable {

    private record Waiting(Append append, CompletableFuture<long[]> committed) {}

    private final EventTable table;
    private final DataSource pool;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> committers =
            List.of(new Thread(this::run, "group-commit-1"), new Thread(this::run, "group-commit-2"));
    private volatile boolean closed;

    GroupCommit(EventTable table, DataSource pool, Clock clock) {
        this.table = table;
        this.pool = pool;
        this.clock = clock;
        for (var committer : committers) {
            committer.setDaemon(true);
            committer.start();
        }
    }

    /** The positions, once committed. */
    long[] append(Append append) throws SQLException {
        var waiting = new Waiting(append, new CompletableFuture<>());
        queue.add(waiting);
        if (closed) {
            waiting.committed().completeExceptionally(stopped());
        }
        try {
            return waiting.committed().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static SQLException stopped() {
        return new SQLException("The service is stopping.", "57P01");
    }

    private void run() {
        var late = new ArrayDeque<Waiting>();
        while (!closed) {
            try {
                commit(next(late));
            } catch (InterruptedException e) {
                break;
            }
        }
        queue.drainTo(late);
        late.forEach(waiting -> waiting.committed().completeExceptionally(stopped()));
    }

    /** What waits, up to a chunk of events; of each stream the first only, the others come late. */
    private List<Waiting> next(Deque<Waiting> late) throws InterruptedException {
        if (late.isEmpty()) {
            late.add(queue.take());
        }
        queue.drainTo(late, Append.CHUNK);
        var group = new ArrayList<Waiting>();
        var again = new ArrayList<Waiting>();
        Set<UUID> streams = new HashSet<>();
        var events = 0;
        for (var waiting : late) {
            var rows = waiting.append().events();
            var fits = group.isEmpty() || events + rows.size() <= Append.CHUNK;
            if (fits && rows.stream().map(EventRow::stream).noneMatch(streams::contains)) {
                rows.forEach(row -> streams.add(row.stream()));
                events += rows.size();
                group.add(waiting);
            } else {
                again.add(waiting);
            }
        }
        late.clear();
        late.addAll(again);
        return group;
    }

    private void commit(List<Waiting> group) {
        var failure = attempt(group);
        if (failure == null) {
            return;
        }
        if (group.size() > 1 && EventTable.concernsOneAppend(failure)) {
            commit(group.subList(0, group.size() / 2));
            commit(group.subList(group.size() / 2, group.size()));
        } else {
            group.forEach(waiting -> waiting.committed().completeExceptionally(failure));
        }
    }

    private @Nullable Throwable attempt(List<Waiting> group) {
        long[] positions;
        try (var connection = PostgresEventStorage.connection(pool)) {
            positions = table.append(
                    connection,
                    clock.instant(),
                    group.stream().map(Waiting::append).toList());
        } catch (Throwable e) {
            // Whatever it is, those who wait must learn of it.
            return e;
        }
        var from = 0;
        for (var waiting : group) {
            var to = from + waiting.append().events().size();
            waiting.committed().complete(Arrays.copyOfRange(positions, from, to));
            from = to;
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        committers.forEach(Thread::interrupt);
    }
}
