package org.pulang.bench.store;

import java.util.List;
import java.util.UUID;

/** A way of keeping events on PostgreSQL, in a database of its own. */
public interface Store extends AutoCloseable {

    /** Stores events in one transaction, on disk when this returns. */
    void append(List<Draft> events) throws Exception;

    /** Stores what is given, each list in a transaction of its own, by so many at once. @return seconds it took */
    default double appendAll(List<List<Draft>> batches, int clients) throws Exception {
        return Clients.seconds(clients, batches, this::append);
    }

    /** Stores one event as the outcome of one command. */
    default void command(Draft event) throws Exception {
        append(List.of(event));
    }

    /** Tells readers that something was committed, where the store does not do so itself. */
    default void announce() throws Exception {}

    /** Reads one stream as its aggregate would. @return number of events */
    int load(UUID stream) throws Exception;

    /** Reads everything from the first event on, payloads as objects where the store has objects. */
    Replay replay() throws Exception;

    @Override
    void close();

    /** What a replay read and the seconds it took. */
    record Replay(long events, double seconds) {

        public double perSecond() {
            return events / seconds;
        }
    }

    /** Reads and counts. */
    interface Reading {
        long count() throws Exception;
    }

    static Replay timed(Reading reading) throws Exception {
        var start = System.nanoTime();
        var events = reading.count();
        return new Replay(events, (System.nanoTime() - start) / 1e9);
    }
}
