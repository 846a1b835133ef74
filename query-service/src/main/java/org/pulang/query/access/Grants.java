package org.pulang.query.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.pulang.access.Relation;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads who may look beyond role and assignment; whether a grant has expired is decided by the clock, at each reading. */
@Component
class Grants {

    /** How long the privacy officer has to review an emergency access. */
    static final Duration REVIEW_WITHIN = Duration.ofDays(3);

    private static final TypeReference<Sensitive<String>> REASON = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    Grants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One that shows something now.
     *
     * @param classes of details that an unmasking names
     */
    record Live(GrantId grantId, Relation relation, Set<FieldClass> classes, Instant expiresAt) {}

    /** A reader's for a case, the latest first. */
    List<Live> live(Reader reader, CaseId caseId) {
        return jdbc.sql("""
                        SELECT grant_id, ground IS NOT NULL AS emergency, coalesce(classes, '') AS classes, expires_at
                        FROM readmodel.access_grant
                        WHERE case_id = ? AND holder = ? AND holder_organisation = ? AND expires_at > ?
                        ORDER BY begun_at DESC, grant_id""")
                .params(
                        caseId.value(),
                        reader.id().value(),
                        reader.organisation().value(),
                        Timestamp.from(clock.instant()))
                .query((row, n) -> new Live(
                        new GrantId(row.getObject("grant_id", UUID.class)),
                        row.getBoolean("emergency") ? Relation.Emergency : Relation.Unmasked,
                        classes(row.getString("classes")),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** A case that was opened in an emergency, and still is. */
    record Opened(CaseId caseId, EmergencyGround ground, Instant expiresAt) {}

    /** By a reader themselves, the latest first; of a case that was sealed since nobody is told. */
    List<Opened> opened(Reader reader) {
        return jdbc.sql("""
                        SELECT g.case_id, g.ground, g.expires_at
                        FROM readmodel.access_grant g JOIN readmodel.access_case c ON c.case_id = g.case_id
                        WHERE g.holder = ? AND g.holder_organisation = ? AND g.ground IS NOT NULL AND g.expires_at > ?
                          AND c.supervisor IS NULL
                        ORDER BY g.begun_at DESC, g.grant_id LIMIT 50""")
                .params(reader.id().value(), reader.organisation().value(), Timestamp.from(clock.instant()))
                .query((row, n) -> new Opened(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        EmergencyGround.valueOf(row.getString("ground")),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** What an organisation's privacy officer has to decide on, and what shows something at the moment; the earliest first. */
    List<GrantEntry> due(OrganisationId organisation) {
        var now = clock.instant();
        return jdbc.sql("""
                        SELECT g.*, CASE WHEN c.supervisor IS NULL THEN g.case_id END AS told_case
                        FROM readmodel.access_grant g JOIN readmodel.access_case c ON c.case_id = g.case_id
                        WHERE g.organisation = ?
                          AND (g.expires_at > ? OR g.state = 'Requested' OR (g.ground IS NOT NULL AND NOT g.reviewed))
                        ORDER BY g.begun_at, g.grant_id""")
                .params(organisation.value(), Timestamp.from(now))
                .query((row, n) -> entry(row, now))
                .list();
    }

    private static GrantEntry entry(ResultSet row, Instant now) throws SQLException {
        var begun = row.getTimestamp("begun_at").toInstant();
        var expires = row.getTimestamp("expires_at");
        var ground = row.getString("ground");
        var classes = row.getString("classes");
        var due = ground == null || row.getBoolean("reviewed") ? null : begun.plus(REVIEW_WITHIN);
        return new GrantEntry(
                row.getObject("grant_id", UUID.class),
                row.getObject("told_case", UUID.class),
                GrantState.valueOf(row.getString("state")),
                row.getString("holder"),
                row.getString("holder_organisation"),
                ground == null ? null : EmergencyGround.valueOf(ground),
                List.copyOf(classes(classes == null ? "" : classes)),
                EventJson.SEALED.readValue(row.getString("reason"), REASON),
                begun,
                expires == null ? null : expires.toInstant(),
                expires != null && expires.toInstant().isAfter(now),
                due,
                due != null && due.isBefore(now));
    }

    private static Set<FieldClass> classes(String text) {
        var classes = EnumSet.noneOf(FieldClass.class);
        Stream.of(text.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(FieldClass::valueOf)
                .forEach(classes::add);
        return classes;
    }

    /** Emergency accesses that show something now. */
    long open() {
        return count("expires_at > ?", clock.instant());
    }

    /** Emergency accesses that should have been reviewed by now. */
    long overdue() {
        return count("NOT reviewed AND begun_at < ?", clock.instant().minus(REVIEW_WITHIN));
    }

    private long count(String condition, Instant at) {
        return jdbc.sql("SELECT count(*) FROM readmodel.access_grant WHERE ground IS NOT NULL AND " + condition)
                .param(Timestamp.from(at))
                .query(Long.class)
                .single();
    }
}
