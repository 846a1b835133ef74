package org.pulang.command.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions that take a warning at COMMIT for what it is: nobody knows yet. */
final class StoreTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    StoreTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        var connection = connection();
        try {
            connection.clearWarnings();
            super.doCommit(status);
            var warning = connection.getWarnings();
            if (warning != null) {
                throw new CommitUnknown(warning);
            }
        } catch (SQLException e) {
            throw translateException("COMMIT", e);
        }
    }

    private Connection connection() {
        if (TransactionSynchronizationManager.getResource(obtainDataSource()) instanceof ConnectionHolder holder) {
            return holder.getConnection();
        }
        throw new IllegalStateException("A transaction has a connection.");
    }
}
