package org.pulang.query.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pulang.store.EventJson;
import org.pulang.store.EventSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads single events and whole streams from the store, for those who tell or fold a history. */
@Component
public class StoredEvents {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT global_index, event_identifier, aggregate_identifier, sequence_number, payload_type, payload_revision,
                   payload, meta_data, time_stamp
            FROM eventstore.domain_event
            """;

    private final JdbcClient jdbc;

    StoredEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events of a case or provider behind a version, in order. */
    public List<StoredEvent> of(String stream, long afterVersion, int limit) {
        return jdbc.sql(SELECT + "WHERE aggregate_identifier = ? AND sequence_number > ?"
                        + " ORDER BY sequence_number LIMIT ?")
                .params(stream, afterVersion, limit)
                .query((row, n) -> event(row))
                .list();
    }

    /** Events behind a position, and those that were missing before it, in order. */
    List<StoredEvent> behind(long position, Collection<Long> missing, int limit) {
        // Two ranges of the primary key: with OR, PostgreSQL would walk it from the first event each time.
        return jdbc.sql("""
                        (%1$s WHERE global_index = ANY (?) ORDER BY global_index LIMIT ?)
                        UNION ALL (%1$s WHERE global_index > ? ORDER BY global_index LIMIT ?)
                        ORDER BY global_index LIMIT ?""".formatted(SELECT))
                .params(missing.toArray(Long[]::new), limit, position, limit, limit)
                .query((row, n) -> event(row))
                .list();
    }

    /** Events at positions, in order. */
    public List<StoredEvent> at(Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "WHERE global_index = ANY (?) ORDER BY global_index")
                .param(positions.toArray(Long[]::new))
                .query((row, n) -> event(row))
                .list();
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        var type = row.getString("payload_type");
        int revision = row.getInt("payload_revision");
        return new StoredEvent(
                new Recorded(
                        row.getLong("global_index"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("event_identifier"),
                        Instant.parse(row.getString("time_stamp")),
                        EventJson.MAPPER.readValue(row.getBytes("meta_data"), TEXTS)),
                type,
                revision,
                EventSerializer.read(type, revision, row.getBytes("payload")));
    }
}
