package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.CaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Keeps, for each reader and case, up to which event they have seen it: the last row of the log of reads in a form that a list of
 * cases can be joined with. It follows from the log, so that an answer whose look could not be kept is an answer all the same.
 */
@Component
class Looks {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    /** Who is shown a part of a case has not looked at the rest. */
    private static final Set<String> WHOLE = Set.of("/cases/{caseId}", "/api/cases/{caseId}");

    private final JdbcClient jdbc;
    private final ReadingFor readingFor;

    Looks(JdbcClient jdbc, ReadingFor readingFor) {
        this.jdbc = jdbc;
        this.readingFor = readingFor;
    }

    /** Notes what an answer that is in the log showed; in a transaction of its own, since two answers at once may be for the same case. */
    void note(Read read, HttpServletRequest request) {
        var asOf = request.getAttribute(AsOf.class.getName());
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (asOf instanceof AsOf seen && pattern != null && WHOLE.contains(pattern.toString())) {
            read.opened().ifPresent(caseId -> keep(read, caseId, seen.position()));
        }
    }

    private void keep(Read read, CaseId caseId, long seen) {
        try {
            readingFor.own(
                    read.reader(),
                    () -> jdbc.sql("""
                            INSERT INTO readmodel.access_look AS look (staff, case_id, seen) VALUES (?, ?, ?)
                            ON CONFLICT (staff, case_id) DO UPDATE SET seen = excluded.seen WHERE look.seen < excluded.seen""")
                            .params(read.reader().id().value(), caseId.value(), seen)
                            .update());
        } catch (RuntimeException e) {
            LOG.warn(
                    "It could not be kept that somebody has looked at a case: {}.",
                    e.getClass().getName());
        }
    }
}
