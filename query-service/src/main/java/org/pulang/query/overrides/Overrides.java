package org.pulang.query.overrides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opening;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Sights;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads what was done against a warning, in the order in which it was recorded. */
@Component
class Overrides {

    private static final TypeReference<Sensitive<String>> REASON = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Sights sights;

    Overrides(JdbcClient jdbc, Sights sights) {
        this.jdbc = jdbc;
        this.sights = sights;
    }

    List<OverrideEntry> list(@Nullable Warning warning, Visible visible, long after, int rows) {
        var where = new Where().andText("o.warning = ?", warning).and("o.position > ?", after);
        visible.narrow(where, "o.case_id");
        return jdbc.sql("SELECT o.* FROM readmodel.overrides o" + where.sql() + " ORDER BY o.position LIMIT ?")
                .params(where.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
    }

    /**
     * What the reader may see of the case that an entry is about: the reason opens to whoever may see it in the case itself.
     *
     * @param route of the answer
     */
    Opening.Sight ofEach(Reader reader, String route) {
        Map<CaseId, Sight> known = new HashMap<>();
        Function<CaseId, Sight> of = id -> sights.of(reader, id, route);
        return (field, within) -> within.stream()
                .filter(OverrideEntry.class::isInstance)
                .map(entry -> ((OverrideEntry) entry).caseId())
                .anyMatch(id -> known.computeIfAbsent(id, of).opens(field, within));
    }

    private static OverrideEntry entry(ResultSet row) throws SQLException {
        var ground = row.getString("ground");
        var legalBasis = row.getString("legal_basis");
        var recipient = row.getObject("recipient", UUID.class);
        var reason = row.getString("reason");
        var secondPerson = row.getString("second_person");
        Timestamp approvedAt = row.getTimestamp("approved_at");
        return new OverrideEntry(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("version"),
                row.getLong("position"),
                row.getString("command"),
                Warning.valueOf(row.getString("warning")),
                ground == null ? null : OverrideGround.valueOf(ground),
                legalBasis == null ? null : LegalBasis.valueOf(legalBasis),
                recipient == null ? null : new ProviderId(recipient),
                row.getObject("expires_on", LocalDate.class),
                reason == null ? null : EventJson.SEALED.readValue(reason, REASON),
                new StaffId(row.getString("actor")),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("recorded_at").toInstant(),
                secondPerson == null ? null : new StaffId(secondPerson),
                approvedAt == null ? null : approvedAt.toInstant());
    }
}
