package org.pulang.bench.delivery;

import java.sql.SQLException;
import java.util.UUID;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Database;

/** Keeps a table with the number of events and the last version of each case, until closed. */
public interface Projector extends AutoCloseable {

    /** Makes its tables; once per database. */
    static void prepare(Candidate candidate, Database database) throws SQLException {
        if (candidate == Candidate.OURS) {
            OurProjector.prepare(database);
        }
        database.execute(
                "CREATE TABLE %s (stream uuid PRIMARY KEY, events bigint NOT NULL, last_version integer NOT NULL)"
                        .formatted(table(candidate)));
        if (candidate == Candidate.RAW) {
            database.execute(
                    "CREATE TABLE counter_token (position bigint NOT NULL)", "INSERT INTO counter_token VALUES (0)");
        }
    }

    /** Starts one; it begins with the first event that none before it has counted. */
    static Projector start(Candidate candidate, Database database, UUID node) throws Exception {
        return switch (candidate) {
            case OURS -> new OurProjector(database, node, new OurProjector.Counter());
            case RAW -> new RawProjector(database);
            case STOCK -> new StockProjector(database, node, false);
            case STOCK_TUNED -> new StockProjector(database, node, true);
            default -> throw new IllegalArgumentException("%s keeps no projections here.".formatted(candidate));
        };
    }

    /** Forgets all counts and where it stood; none may be running. */
    static void reset(Candidate candidate, Database database) throws SQLException {
        database.execute("TRUNCATE " + table(candidate));
        switch (candidate) {
            case OURS -> database.execute("TRUNCATE readmodel.token, readmodel.parked, readmodel.rebuild");
            case RAW -> database.execute("UPDATE counter_token SET position = 0");
            case STOCK, STOCK_TUNED -> database.execute("TRUNCATE tokenentry");
            default -> throw new IllegalArgumentException("%s keeps no projections here.".formatted(candidate));
        }
    }

    /** Ours, with a handler that does not ask what the note says, as a {@code GROUP BY} does not. */
    static Projector startUnread(Database database) {
        return new OurProjector(database, UUID.randomUUID(), new OurProjector.UnreadCounter());
    }

    /** Starts one on empty tables and waits until it has counted that many events. @return seconds it took */
    @SuppressWarnings("try") // It only has to run.
    static double catchUp(Candidate candidate, Database database, int events) throws Exception {
        reset(candidate, database);
        var start = System.nanoTime();
        try (var projector = start(candidate, database, UUID.randomUUID())) {
            await(candidate, database, events);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Returns when that many events are counted. */
    static void await(Candidate candidate, Database database, int events) throws Exception {
        try (var connection = database.connect();
                var sum = connection.prepareStatement("SELECT sum(events) FROM " + table(candidate))) {
            while (true) {
                try (var row = sum.executeQuery()) {
                    row.next();
                    if (row.getLong(1) >= events) {
                        return;
                    }
                }
                Thread.sleep(5);
            }
        }
    }

    /** Its table, with the schema. */
    static String table(Candidate candidate) {
        return candidate == Candidate.OURS ? "readmodel.counter" : "counter";
    }

    /** Counts everything anew while the old counts stay readable. @return seconds it took */
    default double rebuild() throws Exception {
        throw new UnsupportedOperationException("rebuilds only by starting on empty tables");
    }

    @Override
    void close();
}
