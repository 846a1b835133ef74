package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database with event store and read model. Who does not hear from it for a while takes the connection for dead. */
final class Database {

    private static final int DEAD_AFTER_MILLIS = 20_000;

    private final DataSource source;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transactions;

    Database(DataSource source) {
        this.source = source;
        this.template = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** Takes part in the thread's transaction. */
    JdbcClient jdbc() {
        return jdbc;
    }

    /** A connection of one's own, to be closed. */
    Connection connection(int deadAfterMillis) throws SQLException {
        var connection = source.getConnection();
        connection.setNetworkTimeout(Runnable::run, deadAfterMillis);
        return connection;
    }

    /** All or nothing; whatever is asked through {@link #jdbc} meanwhile takes part. */
    <T> T inTransaction(ConnectionCallback<T> work) {
        return required(() -> transactions.execute(status -> template.execute((ConnectionCallback<T>) connection -> {
            connection.setNetworkTimeout(Runnable::run, DEAD_AFTER_MILLIS);
            return work.doInConnection(connection);
        })));
    }

    @SuppressWarnings("NullAway") // The work gives no null.
    private static <T> T required(Supplier<T> work) {
        return work.get();
    }
}
