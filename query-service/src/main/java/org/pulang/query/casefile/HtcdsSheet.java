package org.pulang.query.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.VictimIdentified;
import org.pulang.htcds.HtcdsExport;
import org.pulang.htcds.HtcdsField;
import org.pulang.htcds.HtcdsField.Carried;
import org.pulang.htcds.HtcdsRow;
import org.pulang.htcds.Standard;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Opening;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Details;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Sights;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.query.page.Where;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.StoredEvent;
import org.pulang.query.replay.StoredEvents;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases in HTCDS for one recipient, with names: those of people who consent today to sharing with it, as far as the reader may see
 * them in clear. An override for danger is no consent; nobody who had work on their case restricted or was erased is told of, nor
 * anybody who is invented.
 */
@Component
class HtcdsSheet implements Sheet<HtcdsSheet.Filter> {

    private static final String ROUTE = "POST /api/exports/htcds";

    private static final List<HtcdsField> FIELDS = Stream.concat(
                    Standard.fields().stream()
                            .filter(field -> field.carried() != Carried.Read && field.carried() != Carried.None),
                    Standard.additions().stream())
            .toList();

    private static final Form<Filter> FORM = new Form<>(
            "htcds", Filter.class, FIELDS.stream().map(HtcdsSheet::column).toList());

    private static final String CONSENTED = """
        EXISTS (SELECT FROM readmodel.access_sharing s
                WHERE s.case_id = c.case_id AND s.provider_id = ? AND NOT s.overridden
                  AND (s.expires_on IS NULL OR s.expires_on >= (CAST(? AS timestamptz) AT TIME ZONE c.zone)::date))
        AND (f.state -> 'consent' -> 'restricted') IS NULL
        AND NOT EXISTS (SELECT FROM readmodel.duplicates_erased e WHERE e.case_id = c.case_id)
        AND (f.state ->> 'provenance') IS DISTINCT FROM 'Simulated'\
        """;

    private static final String FROM =
            " FROM readmodel.access_case c JOIN readmodel.casefile f ON f.case_id = c.case_id";

    private final JdbcClient jdbc;
    private final StoredEvents events;
    private final Details details;
    private final Sights sights;
    private final Clock clock;

    HtcdsSheet(JdbcClient jdbc, StoredEvents events, Details details, Sights sights, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.details = details;
        this.sights = sights;
        this.clock = clock;
    }

    /**
     * For whom.
     *
     * @param recipient a provider of the directory; must be there
     * @param deprecated also fields that HTCDS advises against: vulnerabilities
     */
    record Filter(@Nullable ProviderId recipient, @Nullable Boolean deprecated) {}

    @Override
    public Form<Filter> form() {
        return FORM;
    }

    private static Column column(HtcdsField field) {
        var tag = "#meta+htcds+" + field.name().toLowerCase(Locale.ROOT);
        return field.type() == 'D' && !field.several()
                ? Column.day(field.name(), tag)
                : field.type() == 'N' ? Column.whole(field.name(), tag) : Column.text(field.name(), tag);
    }

    @Override
    public Set<FieldClass> shows() {
        return EnumSet.of(FieldClass.Identity, FieldClass.Location, FieldClass.Health, FieldClass.Narrative);
    }

    @Override
    public Optional<String> attribution() {
        return Optional.of(Standard.ATTRIBUTION);
    }

    @Override
    public Rows rows(Asked<Filter> asked) {
        var recipient = asked.filter().recipient();
        if (recipient == null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
        List<Object> consent = List.of(recipient.value(), Timestamp.from(clock.instant()));
        var where = asked.visible().narrow(new Where().always(CONSENTED, consent), "c.case_id");
        var others = asked.visible().narrow(new Where().always("NOT (" + CONSENTED + ")", consent), "c.case_id");
        var rows = Rows.of(
                        jdbc,
                        "SELECT c.case_id" + FROM + where.sql() + " ORDER BY f.position",
                        where.values(),
                        (row, n) -> new ArrayList<@Nullable Object>(List.of(row.getObject(1, UUID.class))))
                .told(some ->
                        some.stream().map(row -> told((UUID) row.get(0), asked)).toList());
        return new Rows() {
            @Override
            public List<CaseId> cases() {
                return rows.cases();
            }

            @Override
            public void each(Consumer<List<@Nullable Object>> to) {
                rows.each(to);
            }

            @Override
            public Map<String, Long> leftOut() {
                return Map.of(
                        "CONSENT_MISSING",
                        jdbc.sql("SELECT count(*)" + FROM + others.sql())
                                .params(others.values())
                                .query(Long.class)
                                .single());
            }
        };
    }

    private List<@Nullable Object> told(@Nullable UUID id, Asked<Filter> asked) {
        var caseId = new CaseId(Objects.requireNonNull(id));
        var sight = sights.of(asked.reader(), caseId, ROUTE);
        var export = new HtcdsExport(
                new Shown(details.opening(caseId, sight, asked.reader().purpose()), sight), this::provider);
        var zone = AreaCode.zoneOf(null);
        for (var event : events.of(caseId.value(), -1, Integer.MAX_VALUE)) {
            if (event.recorded().position() <= asked.asOf().position()) {
                zone = event.event() instanceof VictimIdentified victim ? AreaCode.zoneOf(victim.origin()) : zone;
                add(export, event, zone);
            }
        }
        var row = export.row(Boolean.TRUE.equals(asked.filter().deprecated()), true);
        return Arrays.asList(FIELDS.stream().map(field -> cell(field, row)).toArray());
    }

    private static void add(HtcdsExport export, StoredEvent event, ZoneId zone) {
        var recorded = event.recorded();
        var actor = recorded.actor();
        export.add(
                (CaseEvent) event.event(),
                LocalDate.ofInstant(recorded.recordedAt(), zone),
                actor == null ? null : new StaffId(actor));
    }

    private static @Nullable Object cell(HtcdsField field, HtcdsRow row) {
        var cell = row.cell(field.name());
        return cell != null && field.type() == 'N' ? Long.valueOf(cell) : cell;
    }

    private String provider(ProviderId provider) {
        return jdbc.sql("SELECT name FROM readmodel.directory WHERE provider_id = ?")
                .param(provider.value())
                .query(String.class)
                .optional()
                .orElse(provider.toString());
    }

    /** What the reader may see; nothing stands in for a name that they may not. */
    private record Shown(Opening opening, Sight sight) implements HtcdsExport.Opened {

        @Override
        @SuppressWarnings("unchecked") // What is opened is of the detail's own type.
        public <T> @Nullable T show(Sensitive<T> detail, Object... within) {
            var details = detail.fieldClass();
            if (details.isEmpty() || !sight.opens(details.get(), List.of(within))) {
                return null;
            }
            return (T) opening.show(detail, within).value().orElse(null);
        }
    }
}
