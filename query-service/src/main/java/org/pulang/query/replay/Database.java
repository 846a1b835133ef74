package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** The database with event store and read model. Who does not hear from it for a while takes the connection for dead. */
final class Database {

    static final int DEAD_AFTER_MILLIS = 20_000;

    private final DataSource source;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final PlatformTransactionManager transactions;

    Database(DataSource pool) {
        this.source = new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                connection.setNetworkTimeout(Runnable::run, DEAD_AFTER_MILLIS);
                return connection;
            }
        };
        this.template = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new JdbcTransactionManager(source);
    }

    /** Takes part in the thread's transaction. */
    JdbcClient jdbc() {
        return jdbc;
    }

    DataSource source() {
        return source;
    }

    /** A connection of one's own, to be closed. */
    Connection connection(int deadAfterMillis) throws SQLException {
        var connection = source.getConnection();
        connection.setNetworkTimeout(Runnable::run, deadAfterMillis);
        return connection;
    }

    /** All or nothing; whatever is asked through {@link #jdbc} meanwhile takes part. */
    <T> T inTransaction(ConnectionCallback<T> work) {
        var transaction = transactions.getTransaction(TransactionDefinition.withDefaults());
        T result;
        try {
            result = Objects.requireNonNull(template.execute(work));
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
        transactions.commit(transaction);
        return result;
    }

    /** The same on a connection of one's own. */
    static void inTransaction(Connection connection, ConnectionCallback<?> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.doInConnection(connection);
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /** What went wrong first is what counts. */
    private void rollBack(TransactionStatus transaction, Throwable cause) {
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
