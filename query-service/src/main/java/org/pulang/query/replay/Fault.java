package org.pulang.query.replay;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.KeysUnavailable;

/** Tells whose fault a failed batch is. */
final class Fault {

    /** Wrong data, violated constraints, values beyond a limit, exceptions raised by triggers. */
    private static final Set<String> OF_DATA = Set.of("21", "22", "23", "44", "54", "P0");

    private Fault() {}

    /**
     * Whether the event is to blame, so that trying it again as it is would be in vain. A lost connection, a deadlock, a full
     * disk, a missing table or a key that cannot be had is nobody's: there every case would be parked for what none of them did.
     */
    static boolean ofEvent(Throwable failure) {
        if (failure instanceof KeysUnavailable) {
            return false;
        }
        var sql = sql(failure);
        if (sql == null) {
            return !(failure instanceof VirtualMachineError);
        }
        var state = sql.getSQLState();
        return state != null && state.length() == 5 && OF_DATA.contains(state.substring(0, 2));
    }

    private static @Nullable SQLException sql(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** The class of what went wrong first, with the SQL state if there is one: never a message, which could quote a person. */
    static String named(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? cause.getClass().getSimpleName() + " " + sql.getSQLState()
                : cause.getClass().getSimpleName();
    }
}
