package org.pulang.command.eventstore;

import java.sql.SQLWarning;
import org.springframework.transaction.TransactionSystemException;

/**
 * PostgreSQL committed with a warning, for instance because the wait for a standby was cut short: whether it outlives a failover
 * is unknown. Whoever asked repeats with the same key.
 */
public final class CommitUnknown extends TransactionSystemException {

    private static final long serialVersionUID = 1L;

    CommitUnknown(SQLWarning warning) {
        super("Committed with a warning.", warning);
    }
}
