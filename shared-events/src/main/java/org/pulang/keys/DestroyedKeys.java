package org.pulang.keys;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.pulang.personal.KeysUnavailable;

/** Listens for destroyed keys on a connection of its own. While it cannot listen, time alone empties the caches. */
final class DestroyedKeys implements AutoCloseable {

    private static final int LISTENING_MILLIS = 5_000;
    private static final int PAUSE_MILLIS = 1_000;

    private final DataSource database;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    DestroyedKeys(DataSource database) {
        this.database = database;
    }

    void listen(Runnable listener) {
        var listening = new Thread(() -> run(listener), "destroyed-keys");
        listening.setDaemon(true);
        thread = listening;
        listening.start();
    }

    private void run(Runnable listener) {
        while (!closed) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("LISTEN key_destroyed");
                // What was destroyed while nobody listened.
                listener.run();
                while (!closed) {
                    var told = connection.unwrap(PGConnection.class).getNotifications(LISTENING_MILLIS);
                    if (told != null && told.length > 0) {
                        listener.run();
                    } else {
                        // Notices a connection that is lost.
                        statement.execute("SELECT 1");
                    }
                }
            } catch (SQLException | KeysUnavailable | IllegalStateException e) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        var listening = thread;
        if (listening != null) {
            listening.interrupt();
        }
    }
}
