package org.pulang.query.audittrail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.page.Sentences;
import org.pulang.query.page.Where;
import org.pulang.query.replay.AsOf;
import org.pulang.query.replay.StoredEvents;
import org.pulang.vocabulary.CaseId;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail across the cases the reader may see, in the order in which events were recorded; filters combine. */
@RestController
class AuditTrailEndpoint {

    private final JdbcClient jdbc;
    private final StoredEvents events;
    private final Sentences sentences;

    AuditTrailEndpoint(JdbcClient jdbc, StoredEvents events, Sentences sentences) {
        this.jdbc = jdbc;
        this.events = events;
        this.sentences = sentences;
    }

    @GetMapping("/api/audit")
    ResponseEntity<Listing<AuditEntry>> audit(
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            AsOf asOf,
            Visible visible,
            Read read,
            Locale language) {
        var where = new Where()
                .and("case_id = ?", caseId)
                .and("actor = ?", actor)
                .and("type = ?", type)
                .and("topic = ?", topic)
                .and("position > ?", after);
        visible.narrowWhatIsAboutACase(where, "a.case_id");
        // An event about two cases is told once, of whichever the reader sees.
        var rows = jdbc.sql("SELECT DISTINCT ON (position) a.*, NULL AS sentence FROM readmodel.audittrail a"
                        + where.sql() + " ORDER BY position, about LIMIT ?")
                .params(where.values())
                .param(limit + 1)
                .query(AuditEntry.class)
                .list();
        read.lists(rows, limit, entry -> entry.caseId() == null ? null : new CaseId(entry.caseId()));
        return Listing.answer(asOf, told(rows, language), limit, entry -> String.valueOf(entry.position()));
    }

    /** The sentences are made from the events themselves: the audit trail keeps no copy of what they recorded. */
    private List<AuditEntry> told(List<AuditEntry> rows, Locale language) {
        var told = events
                .at(
                        rows.stream().map(row -> UUID.fromString(row.stream())).collect(Collectors.toSet()),
                        rows.stream().map(AuditEntry::position).toList())
                .stream()
                .collect(Collectors.toMap(
                        event -> event.recorded().position(), event -> sentences.of(event.event(), language)));
        return rows.stream().map(row -> row.with(told.get(row.position()))).toList();
    }
}
