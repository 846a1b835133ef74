package org.pulang.command.publishedinstrument;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.InstrumentPublished;
import org.pulang.event.InstrumentRetired;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Built-in instruments, and published ones as a table of the event store's database, written in the transaction of their events. What
 * was read once is kept, on each node by itself: a published version never changes. What is not there is asked for each time, and so
 * is whether it is retired.
 */
@Component
@ProcessingGroup("publishedinstrument")
class InstrumentTable implements Instruments, Releases {

    /** So many are kept; who has more reads them again. */
    private static final int KEPT = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<InstrumentVersion, Instrument> known = new ConcurrentHashMap<>();

    InstrumentTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Instrument> find(InstrumentVersion version) {
        return Instruments.builtIn()
                .find(version)
                .or(() -> Optional.ofNullable(known.get(version)))
                .or(() -> read(version));
    }

    private Optional<Instrument> read(InstrumentVersion version) {
        var found = jdbc.sql("SELECT published FROM eventstore.instrument WHERE code = ? AND version = ?")
                .params(version.code().value(), version.version())
                .query((row, n) -> Instrument.of(
                        EventJson.MAPPER.readValue(row.getString("published"), InstrumentPublished.class)))
                .optional();
        found.ifPresent(instrument -> {
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(version, instrument);
        });
        return found;
    }

    @Override
    public boolean isRetired(InstrumentVersion version, LocalDate day) {
        return Instruments.builtIn().find(version).isEmpty()
                && jdbc.sql("""
                                SELECT EXISTS (SELECT FROM eventstore.instrument
                                    WHERE code = ? AND version = ? AND retired_on <= ?)""")
                        .params(version.code().value(), version.version(), day)
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public Optional<Release> latest(InstrumentCode code) {
        return jdbc.sql("""
                        SELECT version, organisation FROM eventstore.instrument
                        WHERE code = ? ORDER BY version DESC LIMIT 1""")
                .param(code.value())
                .query((row, n) ->
                        new Release(row.getInt("version"), new OrganisationId(row.getString("organisation"))))
                .optional();
    }

    @EventHandler
    void on(InstrumentPublished event) {
        var instrument = event.instrumentId().instrument();
        jdbc.sql("""
                        INSERT INTO eventstore.instrument (code, version, organisation, published)
                        VALUES (?, ?, ?, ?)""")
                .params(
                        instrument.code().value(),
                        instrument.version(),
                        event.organisation().value(),
                        EventJson.MAPPER.writeValueAsString(event))
                .update();
    }

    @EventHandler
    void on(InstrumentRetired event) {
        var instrument = event.instrumentId().instrument();
        jdbc.sql("UPDATE eventstore.instrument SET retired_on = ? WHERE code = ? AND version = ?")
                .params(
                        LocalDate.ofInstant(clock.instant(), AreaCode.zoneOf(null)),
                        instrument.code().value(),
                        instrument.version())
                .update();
    }
}
