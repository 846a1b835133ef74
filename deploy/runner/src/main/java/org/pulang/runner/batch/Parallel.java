package org.pulang.runner.batch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pulang.runner.console.Trouble;

/** Sends several requests at the same time, and lets few more wait, however many there are. What went wrong with one ends all. */
public final class Parallel implements AutoCloseable {

    private final int parallel;
    private final ExecutorService workers;
    private final Queue<Future<?>> underWay = new ArrayDeque<>();

    /** @param parallel how many */
    public Parallel(int parallel) {
        this.parallel = parallel;
        this.workers = Executors.newFixedThreadPool(parallel);
    }

    /** Returns at once, or when an earlier one has ended. */
    public void send(Runnable request) {
        if (underWay.size() == 2 * parallel) {
            await(underWay.remove());
        }
        underWay.add(workers.submit(request));
    }

    /** Returns when all have ended. */
    public void await() {
        while (!underWay.isEmpty()) {
            await(underWay.remove());
        }
    }

    private static void await(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Trouble trouble ? trouble : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped.");
        }
    }

    /** Ends also what is under way. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
