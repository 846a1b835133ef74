package org.pulang.bench.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.pulang.bench.store.Database;
import org.pulang.bench.store.RawStore;

/** By hand: waits for a notification, then counts what is new by one statement. An event committed out of order is lost to it. */
final class RawProjector implements Projector {

    private static final String COUNT = """
            WITH new AS (
                SELECT position, stream, version FROM eventstore.event
                WHERE position > (SELECT position FROM counter_token)
            ), passed AS (
                UPDATE counter_token SET position = (SELECT max(position) FROM new) WHERE EXISTS (SELECT FROM new)
            )
            INSERT INTO counter AS counted
            SELECT stream, count(*), max(version) FROM new GROUP BY stream
            ON CONFLICT (stream) DO UPDATE
            SET events = counted.events + excluded.events, last_version = excluded.last_version
            """;

    private final Connection connection;
    private final Thread thread;
    private volatile boolean closed;

    RawProjector(Database database) throws SQLException {
        connection = database.connect();
        thread = new Thread(this::run, "projector");
        thread.start();
    }

    private void run() {
        try (var listen = connection.createStatement();
                var count = connection.prepareStatement(COUNT)) {
            listen.execute("LISTEN " + RawStore.CHANNEL);
            while (!closed) {
                count.executeUpdate();
                connection.unwrap(PGConnection.class).getNotifications(250);
            }
        } catch (SQLException e) {
            if (!closed) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
