package org.pulang.command.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers by NOTIFY that events were committed: a hint, at most every two milliseconds, on a connection of its own, so that no
 * command waits for it or fails with it.
 */
final class Herald implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Herald.class);
    // A call is a transaction: it need not wait for the disk, nor make the appends wait.
    private static final String TELL =
            "SELECT set_config('synchronous_commit', 'off', true), pg_notify('pulang_event', '')";
    private static final long PAUSE = 2;
    private static final long PAUSE_AFTER_FAILURE = 500;

    private final DataSource pool;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "herald");
    private volatile boolean closed;

    Herald(DataSource pool) {
        this.pool = pool;
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns at once. */
    void tell() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        Connection connection = null;
        var silent = false;
        try {
            while (!closed) {
                news.acquire();
                news.drainPermits();
                try {
                    if (connection == null) {
                        connection = pool.getConnection();
                    }
                    notify(connection);
                    silent = false;
                    TimeUnit.MILLISECONDS.sleep(PAUSE);
                } catch (SQLException e) {
                    if (!silent) {
                        LOG.warn(
                                "Readers could not be told of new events; they find them by themselves. {}",
                                e.getSQLState());
                    }
                    silent = true;
                    close(connection);
                    connection = null;
                    tell();
                    TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        } finally {
            close(connection);
        }
    }

    private static void notify(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TELL)) {
            statement.execute();
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("A broken connection could not be closed.", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
