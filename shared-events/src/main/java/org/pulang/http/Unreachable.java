package org.pulang.http;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.pulang.personal.KeysUnavailable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells whether a request failed because a database or the key store could not be asked: nobody's fault, and worth another try. */
public final class Unreachable {

    /** Connection lost, out of resources, going down, system error, read only after a failover, an idle transaction ended. */
    private static final List<String> STATES = List.of("08", "53", "57", "58", "25006", "25P03");

    private Unreachable() {}

    /** However deep PostgreSQL says so. Of a lost connection the end of its transaction fails too, and hides what was first. */
    public static boolean is(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException
                || failure instanceof KeysUnavailable
                || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .filter(SQLException.class::isInstance)
                        .map(cause -> ((SQLException) cause).getSQLState())
                        .filter(Objects::nonNull)
                        .anyMatch(state -> STATES.stream().anyMatch(state::startsWith));
    }
}
