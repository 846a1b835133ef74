package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.pulang.query.Events;
import org.pulang.query.TestDatabase;
import org.pulang.query.TestStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database with an event store and the tables of {@link Tally}, and what there is to be done to it. */
final class TestLog {

    private static final Instant SOME_TIME = Instant.parse("2026-02-01T03:00:00Z");

    final TestDatabase database = TestDatabase.empty();
    final JdbcClient jdbc = database.jdbc();
    final TestStore store = new TestStore(database.dataSource());

    TestLog() {
        database.createEventStore();
        database.createReadModel();
        Tally.createTables(jdbc);
        store.type("ClosureReturned", 1);
    }

    /** One event for each of these cases; nobody is told. */
    long append(int... cases) {
        return store.append(SOME_TIME, Map.of("actor", "worker-1"), events(cases));
    }

    private static Object[] events(int... cases) {
        return IntStream.of(cases)
                .mapToObj(n -> Events.closureReturned(Events.caseId(n)))
                .toArray();
    }

    /** An append that is not committed before somebody says so. */
    Append begin(int... cases) throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        long position = new TestStore(new SingleConnectionDataSource(connection, true))
                .append(SOME_TIME, Map.of(), events(cases));
        return new Append(connection, position);
    }

    record Append(Connection connection, long position) implements AutoCloseable {
        void commit() throws SQLException {
            connection.commit();
        }

        int session() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    /** What the tally holds. */
    String tally() {
        return rows("SELECT to_jsonb(t)::text FROM readmodel.tally t ORDER BY stream")
                + "\n"
                + rows("SELECT to_jsonb(l)::text FROM readmodel.tally_line l ORDER BY position");
    }

    /** What it ought to hold: each event once, in order. */
    String expected() {
        return rows("""
                        SELECT jsonb_build_object('stream', stream, 'events', count(*), 'twice', 2 * count(*),
                            'versions', string_agg(version || ' ', '' ORDER BY position))::text
                        FROM eventstore.event GROUP BY stream ORDER BY stream""") + "\n" + rows("""
                        SELECT jsonb_build_object('position', position, 'stream', stream, 'version', version)::text
                        FROM eventstore.event ORDER BY position""");
    }

    void assertHandledOnce() {
        assertThat(tally()).isEqualTo(expected());
    }

    private String rows(String sql) {
        return String.join("\n", jdbc.sql(sql).query(String.class).list());
    }

    long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
