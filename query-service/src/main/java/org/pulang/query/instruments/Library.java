package org.pulang.query.instruments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.InstrumentPublished;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads instruments. What was read once is kept: a published version never changes, only whether it is still used. */
@Component
class Library implements Instruments {

    /** So many are kept; who has more reads them again. */
    private static final int KEPT = 500;

    private static final Comparator<InstrumentEntry> BY_CODE_AND_VERSION = Comparator.comparing(
                    (InstrumentEntry entry) -> entry.code().value())
            .thenComparing(InstrumentEntry::version);

    private final JdbcClient jdbc;
    private final Map<InstrumentVersion, Instrument> known = new ConcurrentHashMap<>();

    Library(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version, and what its list entry leaves out. */
    record Found(InstrumentEntry entry, Instrument instrument) {}

    @Override
    public Optional<Instrument> find(InstrumentVersion version) {
        return Instruments.builtIn()
                .find(version)
                .or(() -> Optional.ofNullable(known.get(version)))
                .or(() -> published(version).map(Found::instrument));
    }

    @Override
    public boolean isRetired(InstrumentVersion version, LocalDate day) {
        return published(version)
                .map(found -> found.entry().retiredAt())
                .filter(at -> !day.isBefore(LocalDate.ofInstant(at, AreaCode.zoneOf(null))))
                .isPresent();
    }

    Optional<Found> look(InstrumentVersion version) {
        return Instruments.builtIn()
                .find(version)
                .map(instrument -> new Found(InstrumentEntry.builtIn(instrument.definition()), instrument))
                .or(() -> published(version));
    }

    /**
     * By code and version.
     *
     * @param after the last one that was told, if any was
     */
    List<InstrumentEntry> list(@Nullable InstrumentId after, int rows) {
        var place = after == null ? null : after.instrument();
        var published = jdbc.sql("""
                        SELECT * FROM readmodel.instrument
                        WHERE ?::text IS NULL OR (code COLLATE "C", version) > (?, ?)
                        ORDER BY code COLLATE "C", version LIMIT ?""")
                .param(place == null ? null : place.code().value())
                .param(place == null ? null : place.code().value())
                .param(place == null ? 0 : place.version())
                .param(rows)
                .query((row, n) -> found(row).entry())
                .list();
        return Stream.concat(builtIn(place), published.stream())
                .sorted(BY_CODE_AND_VERSION)
                .limit(rows)
                .toList();
    }

    private static Stream<InstrumentEntry> builtIn(@Nullable InstrumentVersion after) {
        return Instruments.builtIn().all().stream()
                .map(instrument -> InstrumentEntry.builtIn(instrument.definition()))
                .filter(entry -> after == null || isBehind(entry, after));
    }

    private static boolean isBehind(InstrumentEntry entry, InstrumentVersion place) {
        int byCode = entry.code().value().compareTo(place.code().value());
        return byCode > 0 || (byCode == 0 && entry.version() > place.version());
    }

    private Optional<Found> published(InstrumentVersion version) {
        var found = jdbc.sql("SELECT * FROM readmodel.instrument WHERE code = ? AND version = ?")
                .params(version.code().value(), version.version())
                .query((row, n) -> found(row))
                .optional();
        found.ifPresent(read -> {
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(version, read.instrument());
        });
        return found;
    }

    private static Found found(ResultSet row) throws SQLException {
        var event = EventJson.MAPPER.readValue(row.getString("published"), InstrumentPublished.class);
        var instrument = Instrument.of(event);
        var retired = row.getObject("retired_at", OffsetDateTime.class);
        return new Found(
                InstrumentEntry.published(
                        instrument.definition(),
                        event.organisation(),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        retired == null ? null : retired.toInstant()),
                instrument);
    }
}
