package org.pulang.bench.store;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;
import org.pulang.command.reintegrationcase.CasesInMemory.Happened;
import org.pulang.event.CaseEvent;
import org.pulang.population.Cast;
import org.pulang.population.Population;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;
import org.pulang.store.EventWriter;

/**
 * Simulated cases that began over five years (ADR 40), decided in memory and written straight into the store, each event as if it had
 * been recorded when it happened. The figures they give are nobody's: they are as many and as long as real ones may be, no more.
 */
public final class JourneyWorkload {

    private static final int BATCH = 500;
    private static final int YEARS = 5;

    /** As G20 reads them, which needs no details: encrypting them costs time. */
    private static final EventWriter OPEN =
            events -> events.stream().map(EventJson.MAPPER::writeValueAsBytes).toList();

    private final SplittableRandom random;
    private final Population population;
    private final UnaryOperator<CaseEvent> told;
    private final EventWriter writer;
    private final Map<Class<?>, Integer> types = new HashMap<>();

    /** @param today until when they last */
    public JourneyWorkload(long seed, LocalDate today) {
        this(seed, today, Cast.ofACountry(), UnaryOperator.identity(), OPEN);
    }

    /**
     * @param today until when they last
     * @param told what is written of an event, of the same case
     */
    public JourneyWorkload(long seed, LocalDate today, Cast cast, UnaryOperator<CaseEvent> told, EventWriter writer) {
        this.random = new SplittableRandom(seed);
        this.population = new Population(seed, today, YEARS, cast);
        this.told = told;
        this.writer = writer;
    }

    /** Writes so many cases; returns the number of events. */
    public long fill(Database database, int cases) throws Exception {
        try (var connection = database.connect()) {
            return fill(connection, cases, written -> {});
        }
    }

    /**
     * The same over a connection.
     *
     * @param progress told how many cases are written
     */
    public long fill(Connection connection, int cases, IntConsumer progress) throws Exception {
        long events = 0;
        int written = 0;
        var lived = population.events(0, cases).iterator();
        while (lived.hasNext()) {
            var batch = new ArrayList<Happened>();
            for (int i = 0; i < BATCH && lived.hasNext(); i++) {
                batch.addAll(lived.next());
                written++;
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY eventstore.event (event_id, stream, version, type, recorded_at, payload, metadata, leaf_hash) FROM STDIN",
                            new StringReader(lines(batch, connection)));
            events += batch.size();
            progress.accept(written);
        }
        return events;
    }

    private String lines(List<Happened> lived, Connection connection) throws SQLException {
        var events = lived.stream().map(one -> told.apply(one.event())).toList();
        var payloads = writer.write(events);
        var text = new StringBuilder();
        for (int i = 0; i < lived.size(); i++) {
            var one = lived.get(i);
            var event = events.get(i);
            text.append(id()).append('\t').append(event.caseId()).append('\t');
            text.append(one.sequence())
                    .append('\t')
                    .append(type(event.getClass(), connection))
                    .append('\t');
            text.append(one.recordedAt())
                    .append('\t')
                    .append(hex(payloads.get(i)))
                    .append('\t');
            text.append(hex(EventJson.MAPPER.writeValueAsBytes(new TreeMap<>(one.metadata()))));
            text.append("\t\\\\x").append("00".repeat(32)).append('\n');
        }
        return text.toString();
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
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
