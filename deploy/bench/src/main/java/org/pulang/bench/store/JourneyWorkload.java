package org.pulang.bench.store;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.pulang.command.reintegrationcase.CasesInMemory.Happened;
import org.pulang.population.Cast;
import org.pulang.population.Population;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;

/**
 * Simulated cases that began over five years (ADR 40), decided in memory and written straight into the store, each event as if it had
 * been recorded when it happened. The figures they give are nobody's: they are as many and as long as real ones may be, no more.
 */
public final class JourneyWorkload {

    private static final int BATCH = 500;
    private static final int YEARS = 5;

    private final SplittableRandom random;
    private final Population population;
    private final Map<Class<?>, Integer> types = new HashMap<>();

    /** @param today until when they last */
    public JourneyWorkload(long seed, LocalDate today) {
        this.random = new SplittableRandom(seed);
        this.population = new Population(seed, today, YEARS, Cast.ofACountry());
    }

    /** Writes so many cases; returns the number of events. */
    public long fill(Database database, int cases) throws Exception {
        long events = 0;
        var lived = population.events(0, cases).iterator();
        try (var connection = database.connect()) {
            while (lived.hasNext()) {
                var text = new StringBuilder();
                for (int i = 0; i < BATCH && lived.hasNext(); i++) {
                    events += append(text, lived.next(), connection);
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY eventstore.event (event_id, stream, version, type, recorded_at, payload, metadata, leaf_hash) FROM STDIN",
                                new StringReader(text.toString()));
            }
        }
        return events;
    }

    private int append(StringBuilder text, List<Happened> lived, Connection connection) throws SQLException {
        for (var one : lived) {
            text.append(id()).append('\t').append(one.event().caseId()).append('\t');
            text.append(one.sequence())
                    .append('\t')
                    .append(type(one.event().getClass(), connection))
                    .append('\t');
            text.append(one.recordedAt()).append('\t').append(hex(one.event())).append('\t');
            text.append(hex(new TreeMap<>(one.metadata())));
            text.append("\t\\\\x").append("00".repeat(32)).append('\n');
        }
        return lived.size();
    }

    private static String hex(Object value) {
        return "\\\\x" + HexFormat.of().formatHex(EventJson.MAPPER.writeValueAsBytes(value));
    }

    private int type(Class<?> type, Connection connection) throws SQLException {
        var known = types.get(type);
        if (known != null) {
            return known;
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO eventstore.type (name, revision, stream_type) VALUES (?, ?, 'ReintegrationCase') ON CONFLICT (name, revision) DO UPDATE SET name = EXCLUDED.name RETURNING id")) {
            insert.setString(1, EventCatalog.name(type));
            insert.setInt(2, EventCatalog.revision(type));
            try (var row = insert.executeQuery()) {
                row.next();
                types.put(type, row.getInt(1));
                return row.getInt(1);
            }
        }
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
