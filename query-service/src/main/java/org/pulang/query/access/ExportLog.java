package org.pulang.query.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.pulang.personal.FieldClass;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Writes down what is taken away as a file, in two rows: the intent, with every case in the file, before the first byte; the end,
 * with the number of rows, behind the last. An intent without an end is an export that broke off, whatever ended it.
 */
public class ExportLog {

    /** Nobody holds the read model's tables longer, however slowly they read. */
    private static final String AT_MOST = "SET LOCAL transaction_timeout = '20min'";

    private static final int LOCK = 20_568;

    private final ReadLog log;
    private final JdbcClient jdbc;

    ExportLog(ReadLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * Takes the turn of whoever asks, until the read ends.
     *
     * @throws ProblemFound {@code EXPORT_RUNNING} while they have another
     */
    public void begin(Reader reader) {
        var free = jdbc.sql("SELECT pg_try_advisory_xact_lock(?, hashtext(?))")
                .params(LOCK, reader.id().value())
                .query(Boolean.class)
                .single();
        if (!free) {
            throw new ProblemFound(Problem.EXPORT_RUNNING);
        }
        jdbc.sql(AT_MOST).update();
    }

    /**
     * Writes down the intent.
     *
     * @param said what is taken away and why, as JSON of ids and codes
     * @param cases every one in the file
     * @param shown classes of the survivors' details in it
     * @return the answer, no longer held back: what is written to it is sent
     * @throws ProblemFound {@code STORE_UNAVAILABLE} if it could not be written down
     */
    public HttpServletResponse intend(
            Read read, String said, List<CaseId> cases, Set<FieldClass> shown, HttpServletResponse response) {
        read.exports(said, cases, shown);
        log.intend(read);
        read.begun();
        var held = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        if (held == null) {
            throw new IllegalStateException("Who holds this answer back?");
        }
        return (HttpServletResponse) held.getResponse();
    }

    /** Says that the last byte was written; the end is in the log before the file is whole for who receives it. */
    public void ended(Read read, long rows) {
        read.exported(rows);
    }
}
