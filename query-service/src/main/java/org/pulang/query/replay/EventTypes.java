package org.pulang.query.replay;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's dictionary of kinds of events, read again when an unknown one turns up: a newer writer adds to it. */
final class EventTypes {

    private final JdbcClient jdbc;
    private volatile Map<Integer, EventType> types = Map.of();

    EventTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    EventType of(int id) {
        var type = types.get(id);
        if (type == null) {
            read();
            type = types.getOrDefault(id, EventType.missing(id));
        }
        return type;
    }

    /** Those known so far. */
    Collection<EventType> all() {
        if (types.isEmpty()) {
            read();
        }
        return types.values();
    }

    private void read() {
        types = jdbc
                .sql("SELECT id, name, revision FROM eventstore.type")
                .query((row, n) -> EventType.of(row.getInt("id"), row.getString("name"), row.getInt("revision")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(EventType::id, Function.identity()));
    }
}
