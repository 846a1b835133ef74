package org.pulang.query.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.access.Shows;
import org.pulang.query.page.Trace;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.CaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down who was shown what: each answer about cases is read in one transaction, to which its row is added before anything is
 * sent. So there is no such answer without its row, whatever ends this process; there may be a row without an answer.
 */
class ReadLog {

    private static final Logger LOG = LoggerFactory.getLogger(ReadLog.class);
    private static final TransactionDefinition OWN =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final ReadingFor readingFor;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    ReadLog(JdbcClient jdbc, PlatformTransactionManager transactions, ReadingFor readingFor, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.readingFor = readingFor;
        this.clock = clock;
    }

    /**
     * Begins a read: from now on this thread sees the database as it is at this moment.
     *
     * @param caseId absent for lists
     * @param terms hexadecimal
     */
    Read begin(Reader reader, Shows shows, Action action, @Nullable CaseId caseId, @Nullable String terms) {
        var transaction = transactions.getTransaction(TransactionDefinition.withDefaults());
        var read = new Read(reader, shows, action, caseId, terms, transaction);
        try {
            readingFor.begin(reader);
        } catch (RuntimeException e) {
            forget(read);
            throw e;
        }
        return read;
    }

    /**
     * Ends a read with its row.
     *
     * @param status of the answer that is ready to be sent; of 500 on it tells nothing, and leaves no row, as figures never do
     * @return false if there is no row: then nothing of the answer may be sent
     */
    boolean write(Read read, int status) {
        if (status >= 500 || !read.logged()) {
            forget(read);
            return true;
        }
        try {
            insert(read.row(mark(), status));
        } catch (RuntimeException e) {
            forget(read);
            return unwritten(e);
        }
        try {
            transactions.commit(read.transaction());
            return true;
        } catch (RuntimeException e) {
            return unwritten(e);
        }
    }

    /**
     * Writes down, and has committed when it returns, what is about to be exported; meanwhile the read sees the database as before.
     *
     * @throws ProblemFound {@code STORE_UNAVAILABLE} if there is no row: then nothing may be sent
     */
    void intend(Read read) {
        try {
            new TransactionTemplate(transactions, OWN).executeWithoutResult(transaction -> {
                readingFor.begin(read.reader());
                insert(read.row(mark(), HttpStatus.ACCEPTED.value()));
            });
        } catch (RuntimeException e) {
            unwritten(e);
            throw new ProblemFound(Problem.STORE_UNAVAILABLE);
        }
    }

    private ReadRow.Mark mark() {
        return new ReadRow.Mark(ids.generate(), clock.instant().truncatedTo(ChronoUnit.MICROS), Trace.id());
    }

    private static boolean unwritten(RuntimeException e) {
        LOG.error(
                "A read could not be logged, so it was not answered: {}.",
                NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
        return false;
    }

    /** Ends a read of which nothing is shown. */
    void forget(Read read) {
        try {
            transactions.rollback(read.transaction());
        } catch (RuntimeException e) {
            LOG.warn("A read could not be ended: {}.", e.getClass().getName());
        }
    }

    private void insert(ReadRow row) {
        var reader = row.reader();
        jdbc.sql("""
                        INSERT INTO audit.access_log (id, at, actor, organisation, role, acr, action, case_id, cases, persons, classes,
                            purpose, grant_id, terms, request_id, outcome, export, rows, leaf_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(row.mark().id())
                .param(Timestamp.from(row.mark().at()))
                .param(reader.id().value())
                .param(reader.organisation().value())
                .param(reader.role().name())
                .param(reader.acr())
                .param(row.action().name())
                .param(row.caseId())
                .param(row.cases().toArray(UUID[]::new))
                .param(row.persons().toArray(String[]::new))
                .param(row.classes().toArray(String[]::new))
                .param(reader.purpose().name())
                .param(row.grant())
                .param(row.terms() == null ? null : HexFormat.of().parseHex(row.terms()))
                .param(row.mark().requestId())
                .param(row.outcome())
                .param(row.export())
                .param(row.rows())
                .param(row.leaf())
                .update();
    }
}
