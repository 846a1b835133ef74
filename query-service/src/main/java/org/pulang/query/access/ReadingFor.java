package org.pulang.query.access;

import java.sql.PreparedStatement;
import java.util.Objects;
import java.util.function.Supplier;
import org.pulang.query.replay.Projections;
import org.pulang.vocabulary.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says to the database for whom a transaction reads. Without that it shows no row about a case, whatever is asked: who forgets the
 * policy, or asks beside it, gets nothing (ADR 26).
 */
@Component
public class ReadingFor {

    private static final String SAY =
            "SELECT set_config('app.uid', ?, true), set_config('app.organisation', ?, true), set_config('app.role', ?, true)";

    /** Instead of a role; nobody has it. */
    private static final String COUNTING = "Counting";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final String oneMoment;

    ReadingFor(JdbcTemplate jdbc, PlatformTransactionManager transactions, Projections projections) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        // The level by hand, since the driver would ask and change the session's with three questions more. The tables
        // before the
        // moment: else a rebuild could exchange one in between, and the new one would lie empty before us. All in one
        // go.
        this.oneMoment = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; LOCK TABLE %s IN ACCESS SHARE MODE; %s"
                .formatted(String.join(", ", projections.tables()), SAY);
    }

    /** For the rest of the transaction, which has not read yet: it sees the database as it is at this moment. */
    void begin(Reader reader) {
        say(
                oneMoment,
                reader.id().value(),
                reader.organisation().value(),
                reader.role().name());
    }

    /**
     * In a short transaction of its own, which sees what others wrote meanwhile: for what somebody keeps for themselves, and not for
     * answers about cases.
     */
    public <T> T own(Reader reader, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            say(
                    SAY,
                    reader.id().value(),
                    reader.organisation().value(),
                    reader.role().name());
            return work.get();
        }));
    }

    /** For a number over all cases, which is told to operators alone. */
    public <T> T counting(Supplier<T> number) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            say(SAY, "", "", COUNTING);
            return number.get();
        }));
    }

    /**
     * Lets the facts that figures are counted from be read, of every case: as an analyst may. In the transaction under way, which
     * goes on as whoever it was, or in one of its own.
     *
     * @return whether they may be read by whoever it was
     */
    public boolean everyCase(Runnable read) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transactions.executeWithoutResult(transaction -> {
                say(oneMoment, "", "", Role.Analyst.name());
                read.run();
            });
            return false;
        }
        var role = Objects.requireNonNull(
                jdbc.queryForObject("SELECT coalesce(current_setting('app.role', true), '')", String.class));
        as(Role.Analyst.name());
        read.run();
        as(role);
        return role.equals(Role.Analyst.name());
    }

    private void as(String role) {
        jdbc.queryForObject("SELECT set_config('app.role', ?, true)", String.class, role);
    }

    private void say(String sql, String uid, String organisation, String role) {
        jdbc.execute(sql, (PreparedStatement statement) -> {
            statement.setString(1, uid);
            statement.setString(2, organisation);
            statement.setString(3, role);
            return statement.execute();
        });
    }
}
