package org.pulang.query.overrides;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opening;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Sights;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.page.Where;
import org.pulang.query.replay.AsOf;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/** {@code GET /api/overrides}: what was done against a warning in the cases the reader may see, in the order in which it was recorded. */
@RestController
class OverridesEndpoint {

    private static final String ROUTE = "GET /api/overrides";
    private static final UUID NO_CASE = new UUID(0, 0);
    private static final TypeReference<Sensitive<String>> REASON = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Details details;
    private final Sights sights;

    OverridesEndpoint(JdbcClient jdbc, Details details, Sights sights) {
        this.jdbc = jdbc;
        this.details = details;
        this.sights = sights;
    }

    /** The reason opens to whoever may see it in the case itself. */
    @GetMapping("/api/overrides")
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable Warning warning,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read) {
        var where = new Where().andText("o.warning = ?", warning).and("o.position > ?", after);
        visible.narrow(where, "o.case_id");
        var rows = jdbc.sql("SELECT o.* FROM readmodel.overrides o" + where.sql() + " ORDER BY o.position LIMIT ?")
                .params(where.values())
                .param(limit + 1)
                .query((row, n) -> entry(row))
                .list();
        read.lists(rows, limit, OverrideEntry::caseId);
        return Details.open(
                Listing.answer(asOf, rows, limit, entry -> String.valueOf(entry.position())),
                details.opening(
                        record -> record instanceof OverrideEntry entry
                                ? entry.caseId().value()
                                : NO_CASE,
                        ofEach(reader),
                        reader.purpose()));
    }

    /** What the reader may see of the case that an entry is about. */
    private Opening.Sight ofEach(Reader reader) {
        Map<CaseId, Sight> known = new HashMap<>();
        Function<CaseId, Sight> of = id -> sights.of(reader, id, ROUTE);
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
