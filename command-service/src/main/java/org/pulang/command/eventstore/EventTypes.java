package org.pulang.command.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pulang.store.EventCatalog;

/** The dictionary of the event store: logical name and revision ↔ the two bytes that events carry. */
final class EventTypes {

    /** One kind of event; {@code streamType} is the kind of stream it belongs to. */
    record EventType(short id, String name, int revision, String streamType) {}

    private static final String ENTER = """
            INSERT INTO eventstore.type (name, revision, stream_type)
            SELECT e.name, e.revision, e.stream_type
            FROM unnest(?, ?, ?) AS e(name, revision, stream_type)
            WHERE NOT EXISTS (SELECT FROM eventstore.type t WHERE t.name = e.name AND t.revision = e.revision)
            ON CONFLICT DO NOTHING
            """;

    private static final String ALL = "SELECT id, name, revision, stream_type FROM eventstore.type";

    private volatile Map<Short, EventType> byId = Map.of();
    private volatile Map<Class<?>, EventType> byRecord = Map.of();

    /** Enters what the dictionary lacks of {@link EventCatalog}, and reads it. */
    static EventTypes entered(Connection connection) throws SQLException {
        var records = EventCatalog.records();
        // Looked up before it is entered: a row that conflicts would draw one of 32,767 ids at every start.
        try (var enter = connection.prepareStatement(ENTER)) {
            enter.setArray(1, connection.createArrayOf("text", texts(records, EventCatalog::name)));
            enter.setArray(
                    2,
                    connection.createArrayOf(
                            "int2", records.stream().map(EventCatalog::revision).toArray()));
            enter.setArray(3, connection.createArrayOf("text", texts(records, EventCatalog::streamType)));
            enter.executeUpdate();
        }
        var types = new EventTypes();
        types.read(connection);
        return types;
    }

    private static String[] texts(List<Class<?>> records, Function<Class<?>, String> text) {
        return records.stream().map(text).toArray(String[]::new);
    }

    private void read(Connection connection) throws SQLException {
        var types = new HashMap<Short, EventType>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                var type = new EventType(rows.getShort(1), rows.getString(2), rows.getInt(3), rows.getString(4));
                types.put(type.id(), type);
            }
        }
        var byName = types.values().stream()
                .collect(Collectors.toMap(type -> type.name() + "/" + type.revision(), Function.identity()));
        byId = Map.copyOf(types);
        byRecord = EventCatalog.records().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        record -> byName.get(EventCatalog.name(record) + "/" + EventCatalog.revision(record))));
    }

    EventType of(Class<?> record) {
        var type = byRecord.get(record);
        if (type == null) {
            throw new IllegalArgumentException("%s is no event of the catalogue.".formatted(record.getName()));
        }
        return type;
    }

    /** The type of an id; one entered by newer software since the start is looked up. */
    EventType of(short id, Connection connection) throws SQLException {
        var type = byId.get(id);
        if (type == null) {
            read(connection);
            type = byId.get(id);
        }
        if (type == null) {
            throw new IllegalStateException("The dictionary has no event type %d.".formatted(id));
        }
        return type;
    }
}
