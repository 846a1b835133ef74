package org.pulang.query.audittrail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Purpose;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.query.page.Sentences;
import org.pulang.query.page.Where;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.StoredEvent;
import org.pulang.query.replay.StoredEvents;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journeys of the cases as a table: a row per event, in the order in which they were recorded, told as on the pages, in a sentence
 * of codes and dates. Who recorded it is not told, and what is personal is in no sentence.
 */
@Component
class EventsSheet implements Sheet<EventsSheet.Filter> {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private static final int POSITION = 0;
    /** Where the event lies, until its sentence is made. */
    private static final int STREAM = 11;

    private static final Form<Filter> FORM = new Form<>(
            "events",
            Filter.class,
            List.of(
                    Column.whole("position", "#meta+id+event"),
                    Column.text("case_id", "#meta+id+case"),
                    Column.whole("sequence", "#meta+seq"),
                    Column.text("type", "#event+type"),
                    Column.text("topic", "#sector"),
                    Column.moment("recorded_at", "#date+recorded"),
                    Column.text("occurred_at", "#date+occurred"),
                    Column.code("role", Role.class, "#contact+type+staff"),
                    Column.text("organisation", "#org+id"),
                    Column.code("purpose", Purpose.class, "#activity+purpose"),
                    Column.code("provenance", Provenance.class, "#meta+source"),
                    Column.text("sentence_id", "#description+i_id"),
                    Column.text("sentence_en", "#description+i_en")));

    private final JdbcClient jdbc;
    private final StoredEvents events;
    private final Sentences sentences;

    EventsSheet(JdbcClient jdbc, StoredEvents events, Sentences sentences) {
        this.jdbc = jdbc;
        this.events = events;
        this.sentences = sentences;
    }

    /**
     * Which events are asked for; absent means all.
     *
     * @param type name of an event
     * @param from recorded on this day, by universal time, or later
     * @param to recorded on this day or earlier
     */
    record Filter(
            @Nullable String type,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @Override
    public Form<Filter> form() {
        return FORM;
    }

    @Override
    public Rows rows(Asked<Filter> asked) {
        var filter = asked.filter();
        if (filter.type() != null && EventCatalog.record(filter.type()).isEmpty()) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
        var where = new Where()
                .andText("a.type = ?", filter.type())
                .and("a.recorded_at >= ?", filter.from() == null ? null : midnight(filter.from()))
                .and(
                        "a.recorded_at < ?",
                        filter.to() == null ? null : midnight(filter.to().plusDays(1)));
        asked.visible().narrow(where, "a.case_id");
        // An event about two cases is told once, of whichever the reader sees.
        var sql = "SELECT DISTINCT ON (a.position) a.*, c.provenance FROM readmodel.audittrail a"
                + " LEFT JOIN readmodel.caseload c ON c.case_id = a.case_id" + where.sql()
                + " ORDER BY a.position, a.about";
        return Rows.of(jdbc, sql, where.values(), (row, n) -> cells(row)).told(this::tell);
    }

    /** The sentences are made from the events themselves: the audit trail keeps no copy of what they recorded. */
    private List<List<@Nullable Object>> tell(List<List<@Nullable Object>> rows) {
        var told = events
                .at(
                        rows.stream().map(row -> (UUID) row.get(STREAM)).collect(Collectors.toSet()),
                        rows.stream().map(row -> (Long) row.get(POSITION)).toList())
                .stream()
                .collect(Collectors.toMap(event -> event.recorded().position(), StoredEvent::event));
        for (var row : rows) {
            var event = told.get((Long) row.get(POSITION));
            row.remove(STREAM);
            row.add(event == null ? null : sentences.of(event, INDONESIAN));
            row.add(event == null ? null : sentences.of(event, Locale.ENGLISH));
        }
        return rows;
    }

    private static List<@Nullable Object> cells(ResultSet row) throws SQLException {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.getLong("position"));
        cells.add(row.getString("case_id"));
        cells.add(row.getLong("version"));
        cells.add(row.getString("type"));
        cells.add(row.getString("topic"));
        cells.add(row.getTimestamp("recorded_at").toInstant());
        cells.add(row.getString("occurred_at"));
        cells.add(row.getString("role"));
        cells.add(row.getString("organisation"));
        cells.add(row.getString("purpose"));
        cells.add(row.getString("provenance"));
        cells.add(UUID.fromString(row.getString("stream")));
        return cells;
    }

    private static Timestamp midnight(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
        return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
