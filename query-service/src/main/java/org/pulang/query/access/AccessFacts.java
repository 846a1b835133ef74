package org.pulang.query.access;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.Freshness;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What decides about access, read anew with every request. Where it could be older than five seconds nobody is told anything:
 * who was disabled meanwhile must not go on reading.
 */
@Component
public class AccessFacts {

    private static final Duration OLDEST = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Freshness freshness;

    AccessFacts(JdbcClient jdbc, Freshness freshness) {
        this.jdbc = jdbc;
        this.freshness = freshness;
    }

    /**
     * Empty where nobody of that id was registered.
     *
     * @throws ProblemFound {@code ACCESS_STALE} as {@link #requireFresh(UUID)}
     */
    public Optional<Staff> find(StaffId id) {
        requireFresh(id.stream());
        return jdbc.sql("SELECT organisation, role, enabled FROM readmodel.staff WHERE stream = ?")
                .param(id.stream())
                .query((row, n) -> new Staff(
                        id,
                        new OrganisationId(row.getString("organisation")),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("enabled")))
                .optional();
    }

    /** @throws ProblemFound {@code ACCESS_STALE} if what is known is older than five seconds */
    public void requireFresh() {
        if (!freshness.within(OLDEST)) {
            throw new ProblemFound(Problem.ACCESS_STALE);
        }
    }

    /** @throws ProblemFound {@code ACCESS_STALE} if that is so, or events of this stream could not be handled */
    public void requireFresh(UUID stream) {
        requireFresh();
        if (freshness.parked(stream)) {
            throw new ProblemFound(Problem.ACCESS_STALE);
        }
    }
}
