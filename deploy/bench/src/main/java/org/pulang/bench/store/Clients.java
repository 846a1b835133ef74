package org.pulang.bench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Several at once doing the same: as fast as they can, or at a given pace. */
public final class Clients {

    /** What a client does with a thing. */
    public interface Action<T> {
        void accept(T thing) throws Exception;
    }

    /** Where a client gets the next thing from; each client has its own. */
    public interface Things<T> {
        T next() throws Exception;
    }

    private Clients() {}

    /** Does all of them, each once. @return seconds it took */
    public static <T> double seconds(int clients, List<T> things, Action<T> action) throws Exception {
        var next = new AtomicInteger();
        var start = System.nanoTime();
        together(clients, client -> {
            for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                action.accept(things.get(i));
            }
        });
        return (System.nanoTime() - start) / 1e9;
    }

    /** Closed loop: each client begins the next as soon as the last is done. @return done per second */
    public static <T> double perSecond(List<? extends Things<T>> clients, double seconds, Action<T> action)
            throws Exception {
        var done = new AtomicLong();
        var start = System.nanoTime();
        var end = start + (long) (seconds * 1e9);
        together(clients.size(), client -> {
            long mine = 0;
            while (System.nanoTime() < end) {
                action.accept(clients.get(client).next());
                mine++;
            }
            done.addAndGet(mine);
        });
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    /**
     * Open loop: things fall due at a fixed pace whether or not the last is done, and the wait counts.
     *
     * @return nanoseconds from due to done
     */
    public static <T> Histogram latencies(
            List<? extends Things<T>> clients, double perSecond, double seconds, Action<T> action) throws Exception {
        var histogram = new ConcurrentHistogram(3);
        var interval = 1e9 / perSecond;
        var count = (long) (seconds * perSecond);
        var next = new AtomicLong();
        var start = System.nanoTime() + 10_000_000;
        together(clients.size(), client -> {
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                var thing = clients.get(client).next();
                var due = start + (long) (i * interval);
                waitUntil(due);
                action.accept(thing);
                histogram.recordValue(Math.max(0, System.nanoTime() - due));
            }
        });
        return histogram;
    }

    static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void together(int clients, Action<Integer> work) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var running = new ArrayList<Future<?>>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                Callable<Void> task = () -> {
                    work.accept(number);
                    return null;
                };
                running.add(threads.submit(task));
            }
            for (var task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
