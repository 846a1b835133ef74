package org.pulang.query.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pulang.access.Access;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.access.Relation;
import org.pulang.access.Shows;
import org.pulang.access.StepUp;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides by the policy and the facts of the moment what a reader may see on a route. */
class CaseAccess {

    private static final Clock MACHINE = Clock.systemUTC();

    private final JdbcClient jdbc;
    private final CaseAccessPolicy policy;
    private final Grants grants;
    private final Clock clock;

    CaseAccess(JdbcClient jdbc, CaseAccessPolicy policy, Grants grants, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.grants = grants;
        this.clock = clock;
    }

    /** What the history of a case says about a reader. */
    private record Facts(Set<Relation> relations, boolean consented, boolean sealed, boolean parked) {}

    /**
     * For routes that show no case.
     *
     * @throws ProblemFound {@code ROLE_REQUIRED} where the route is not for this role, whatever the case
     */
    void requireOpen(Reader reader, Route route) {
        if (!policy.route(route, reader.role()).contains(Relation.Any)) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
    }

    /**
     * For routes that look at their case later.
     *
     * @throws ProblemFound {@code ROLE_REQUIRED} where the route is for no case whatever of this role
     */
    void requireSome(Reader reader, Route route) {
        if (policy.route(route, reader.role()).isEmpty()) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
    }

    /**
     * Asks, where the policy says so, for a proof of who they are that is sure and fresh, by the machine's clock, as tokens are.
     *
     * @throws ProblemFound {@code STEP_UP_REQUIRED}
     */
    void requireStepUp(Reader reader, Route route) {
        if (needsStepUp(route) && !StepUp.isFresh(reader.acr(), reader.authTime(), MACHINE.instant())) {
            throw new ProblemFound(Problem.STEP_UP_REQUIRED);
        }
    }

    boolean needsStepUp(Route route) {
        return policy.needsStepUp(route);
    }

    /**
     * What the reader may see of a case on a route about it.
     *
     * @throws ProblemFound {@code CASE_UNKNOWN} where there is no such case or the reader may not know of it; {@code ROLE_REQUIRED}
     *     where the reader may know of it, but not this; {@code ACCESS_STALE} where what is known about it is old
     */
    Sight sight(Reader reader, CaseId caseId, Route route) {
        var facts = facts(reader, caseId).orElseThrow(() -> new ProblemFound(Problem.CASE_UNKNOWN));
        var seen = seen(
                facts.relations(), reader, policy.shows(route) == Shows.Log ? Access::tellsWhoRead : Access::visible);
        var live = facts.sealed() ? List.<Grants.Live>of() : live(reader, caseId, seen);
        live.forEach(grant -> seen.add(grant.relation()));
        if (seen.isEmpty()) {
            throw new ProblemFound(Problem.CASE_UNKNOWN);
        }
        if (facts.parked()) {
            throw new ProblemFound(Problem.ACCESS_STALE);
        }
        seen.retainAll(policy.route(route, reader.role()));
        if (seen.isEmpty()) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        return new Sight(
                reader,
                caseId,
                seen,
                seen.stream()
                        .map(relation -> policy.access(reader.role(), relation, reader.purpose()))
                        .toList(),
                facts.consented(),
                live);
    }

    /** What a reader was granted, as far as the policy knows it for their role and purpose. Nobody unmasks what they do not see. */
    private List<Grants.Live> live(Reader reader, CaseId caseId, Set<Relation> seen) {
        var possible = seen(EnumSet.of(Relation.Emergency, Relation.Unmasked), reader, Access::visible);
        if (!seen.contains(Relation.OwnOrganisation)) {
            possible.remove(Relation.Unmasked);
        }
        return possible.isEmpty()
                ? List.of()
                : grants.live(reader, caseId).stream()
                        .filter(grant -> possible.contains(grant.relation()))
                        .toList();
    }

    /**
     * The cases that a list or a count on a route covers.
     *
     * @throws ProblemFound {@code ROLE_REQUIRED} where neither role nor purpose allow any
     */
    Visible visible(Reader reader, Route route) {
        var relations = listed(reader, route);
        if (relations.isEmpty()) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        return Visible.of(reader, relations);
    }

    /** The cases that may be named beside the one that a route is about; none where neither role nor purpose allow any. */
    Visible beside(Reader reader, Route route) {
        return Visible.of(reader, listed(reader, route));
    }

    private Set<Relation> listed(Reader reader, Route route) {
        var allowed = policy.route(route, reader.role());
        return allowed.contains(Relation.Any) ? Set.of(Relation.Any) : seen(allowed, reader, Access::visible);
    }

    private EnumSet<Relation> seen(Set<Relation> relations, Reader reader, Predicate<Access> enough) {
        var seen = EnumSet.noneOf(Relation.class);
        relations.stream()
                .filter(relation -> enough.test(policy.access(reader.role(), relation, reader.purpose())))
                .forEach(seen::add);
        return seen;
    }

    private Optional<Facts> facts(Reader reader, CaseId caseId) {
        var organisation = reader.organisation().value();
        return jdbc.sql("""
                        SELECT c.owner = ? AND c.organisation = ? AS assigned,
                            c.organisation = ? AND (c.supervisor IS NULL OR ? IN (c.supervisor, c.other_supervisor)) AS own,
                            coalesce(r.referred, false) AND c.supervisor IS NULL AS receiving,
                            coalesce(r.offered, false) AND c.supervisor IS NULL AS offered,
                            c.supervisor IS NOT NULL AS sealed,
                            coalesce(r.consented, false) AS consented,
                            EXISTS (SELECT FROM readmodel.parked p WHERE p.processor = 'access' AND p.stream = c.case_id) AS parked
                        FROM readmodel.access_case c
                        LEFT JOIN LATERAL (
                            SELECT bool_or(NOT r.offered) AS referred, bool_or(r.offered) AS offered,
                                bool_or(s.case_id IS NOT NULL) AS consented
                            FROM (
                                SELECT r.provider_id, false AS offered FROM readmodel.access_referral r
                                WHERE r.case_id = c.case_id AND r.receiver = ?
                                UNION ALL
                                SELECT t.provider_id, true FROM readmodel.access_transfer t
                                WHERE t.case_id = c.case_id AND t.receiver = ?) r
                            LEFT JOIN readmodel.access_sharing s ON s.case_id = c.case_id AND s.provider_id = r.provider_id
                                AND (s.expires_on IS NULL OR s.expires_on >= (CAST(? AS timestamptz) AT TIME ZONE c.zone)::date)) r
                            ON true
                        WHERE c.case_id = ?""")
                .params(
                        reader.id().value(),
                        organisation,
                        organisation,
                        nameOnSeals(reader),
                        organisation,
                        organisation,
                        Timestamp.from(clock.instant()),
                        caseId.value())
                .query((row, n) -> facts(row))
                .optional();
    }

    /** As which name a reader may stand on a seal: nobody's but a supervisor's counts. */
    static String nameOnSeals(Reader reader) {
        return reader.role() == Role.Supervisor ? reader.id().value() : "";
    }

    private static Facts facts(ResultSet row) throws SQLException {
        var relations = EnumSet.noneOf(Relation.class);
        if (row.getBoolean("assigned")) {
            relations.add(Relation.Assigned);
        }
        if (row.getBoolean("own")) {
            relations.add(Relation.OwnOrganisation);
        }
        if (row.getBoolean("receiving")) {
            relations.add(Relation.Receiving);
        }
        if (row.getBoolean("offered")) {
            relations.add(Relation.Offered);
        }
        return new Facts(
                relations.stream().collect(toUnmodifiableSet()),
                row.getBoolean("consented"),
                row.getBoolean("sealed"),
                row.getBoolean("parked"));
    }
}
