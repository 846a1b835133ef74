package org.pulang.command.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.Append.CommandRow;
import org.pulang.store.EventSerializer;

/** The tables {@code event} and {@code command}: appending to them and reading a stream, each in one round trip. */
final class EventTable {

    /** Two people wrote the same version of a stream. */
    static final String VERSION_TAKEN = "event_stream_version_key";
    /** Two commands had the same key. */
    static final String KEY_TAKEN = "command_pkey";
    /** How {@link #APPEND} says that a stream is not at the version before: the division by zero there. */
    static final String NOT_AT_THAT_VERSION = "22012";

    // A twin of the command waits here, before it holds the horizon.
    private static final String RECORD_COMMAND = """
            INSERT INTO eventstore.command (recorded_at, key, fingerprint, stream, first_version, last_version)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String RECORD_COMMANDS = """
            INSERT INTO eventstore.command (recorded_at, key, fingerprint, stream, first_version, last_version)
            SELECT ?, c.key, c.fingerprint, c.stream, c.first_version, c.last_version
            FROM unnest(?, ?, ?, ?, ?) AS c(key, fingerprint, stream, first_version, last_version)
            """;

    private static final String INSERT = """
            INSERT INTO eventstore.event (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
            """;

    // An error, not a missing row, says that the stream stands elsewhere: it undoes the statement before this one as
    // well.
    private static final String APPEND_ONE = INSERT + """
            SELECT ?, ?, ?,
                ?::integer / CASE WHEN ? = 1 + (
                    SELECT coalesce(max(t.version), -1) FROM eventstore.event t WHERE t.stream = ?
                ) THEN 1 ELSE 0 END,
                ?::smallint, ?, ?, ?
            RETURNING position
            """;

    // The same for many. A single event takes half the time without arrays.
    private static final String APPEND = INSERT + """
            SELECT ?, e.stream, e.event_id,
                e.version / CASE WHEN EXISTS (
                    SELECT FROM unnest(?, ?) AS s(stream, first_version)
                    WHERE s.first_version <> 1 + (
                        SELECT coalesce(max(t.version), -1) FROM eventstore.event t WHERE t.stream = s.stream)
                ) THEN 0 ELSE 1 END,
                e.type, e.payload, e.metadata, e.leaf_hash
            FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                AS e(stream, event_id, version, type, payload, metadata, leaf_hash, place)
            ORDER BY e.place
            RETURNING position
            """;

    private static final String EVENT = """
            SELECT e.position, e.recorded_at, e.stream, e.event_id, e.version, e.type, e.payload, e.metadata
            """;

    private static final String STREAM = EVENT + """
            FROM eventstore.event e WHERE e.stream = ? AND e.version >= ? ORDER BY e.version
            """;

    // After the events: whoever sees what a command led to also sees its key.
    private static final String KNOWN = "SELECT FROM eventstore.command WHERE key = ?";

    private static final String OUTCOME = EVENT + """
                , c.fingerprint, c.first_version
            FROM eventstore.command c
            JOIN eventstore.event e
                ON e.stream = c.stream AND e.version BETWEEN least(c.first_version, c.last_version) AND c.last_version
            WHERE c.key = ? ORDER BY e.version
            """;

    private static final String LAST_VERSION = "SELECT max(version) FROM eventstore.event WHERE stream = ?";

    private static final EventSerializer SERIALIZER = new EventSerializer();

    private final EventTypes types;

    EventTable(EventTypes types) {
        this.types = types;
    }

    /** An event read back; {@code bytes} is the size of its payload and metadata. */
    record StoredEvent(long position, int bytes, DomainEventMessage<?> message) {}

    /** Some events of a stream; {@code known} says whether the command's key was there. */
    record StreamRead(List<StoredEvent> events, boolean known) {}

    /** What a key led to; {@code same} says whether the request was the same. */
    record KnownCommand(boolean same, Outcome outcome) {}

    EventTypes types() {
        return types;
    }

    /** Whether fewer appends at once may succeed: one of them is refused, or two groups wait for each other's. */
    static boolean concernsOneAppend(Throwable failure) {
        return failure instanceof SQLException refusal
                && refusal.getSQLState() != null
                && Stream.of("22", "23", "40").anyMatch(refusal.getSQLState()::startsWith);
    }

    /** Appends all or nothing, piece by piece within the transaction of the connection. */
    long[] append(Connection connection, Instant recordedAt, Append append) throws SQLException {
        var positions = LongStream.builder();
        for (var chunk : append.chunks()) {
            for (var position : append(connection, recordedAt, List.of(chunk))) {
                positions.add(position);
            }
        }
        return positions.build().toArray();
    }

    /** Appends all or nothing and gives the positions, in order. Events of one stream stand in one of the appends only. */
    long[] append(Connection connection, Instant recordedAt, List<Append> appends) throws SQLException {
        var commands =
                appends.stream().map(Append::command).filter(Objects::nonNull).toList();
        var events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        try (var statement = connection.prepareStatement(sql(commands.size(), events.size()))) {
            var at = OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC);
            var parameters = new Parameters(connection, statement);
            if (commands.size() == 1) {
                record(parameters, at, commands.get(0));
            } else if (!commands.isEmpty()) {
                record(parameters, at, commands);
            }
            if (events.size() == 1) {
                append(parameters, at, events.get(0));
            } else if (!events.isEmpty()) {
                append(parameters, at, events);
            }
            statement.execute();
            var positions = positions(statement, events.size());
            if (connection.getAutoCommit() && statement.getWarnings() != null) {
                throw new CommitUnknown(statement.getWarnings());
            }
            return positions;
        }
    }

    private static String sql(int commands, int events) {
        var recording = commands == 0 ? "" : commands == 1 ? RECORD_COMMAND : RECORD_COMMANDS;
        var appending = events == 0 ? "" : events == 1 ? APPEND_ONE : APPEND;
        return commands == 0 ? appending : events == 0 ? recording : recording + ";" + appending;
    }

    private static void record(Parameters parameters, OffsetDateTime at, CommandRow command) throws SQLException {
        parameters.add(at);
        parameters.add(command.key().digest());
        parameters.add(command.key().fingerprint());
        parameters.add(command.stream());
        parameters.add(command.firstVersion());
        parameters.add(command.lastVersion());
    }

    private static void record(Parameters parameters, OffsetDateTime at, List<CommandRow> commands)
            throws SQLException {
        parameters.add(at);
        parameters.add("bytea", bytes(commands, command -> command.key().digest()));
        parameters.add("bytea", bytes(commands, command -> command.key().fingerprint()));
        parameters.add("uuid", commands.stream().map(CommandRow::stream).toArray());
        parameters.add("int4", commands.stream().map(CommandRow::firstVersion).toArray(Integer[]::new));
        parameters.add("int4", commands.stream().map(CommandRow::lastVersion).toArray(Integer[]::new));
    }

    private static void append(Parameters parameters, OffsetDateTime at, EventRow event) throws SQLException {
        parameters.add(at);
        parameters.add(event.stream());
        parameters.add(event.eventId());
        parameters.add(event.version());
        parameters.add(event.version());
        parameters.add(event.stream());
        parameters.add(event.type());
        parameters.add(event.payload());
        parameters.add(event.metadata());
        parameters.add(event.leafHash(at.toInstant()));
    }

    private static void append(Parameters parameters, OffsetDateTime at, List<EventRow> events) throws SQLException {
        var first = Append.firstVersions(events);
        parameters.add(at);
        parameters.add("uuid", first.keySet().toArray());
        parameters.add("int4", first.values().toArray(Integer[]::new));
        parameters.add("uuid", events.stream().map(EventRow::stream).toArray());
        parameters.add("uuid", events.stream().map(EventRow::eventId).toArray());
        parameters.add("int4", events.stream().map(EventRow::version).toArray(Integer[]::new));
        parameters.add("int2", events.stream().map(EventRow::type).toArray(Short[]::new));
        parameters.add("bytea", bytes(events, EventRow::payload));
        parameters.add("bytea", bytes(events, EventRow::metadata));
        parameters.add("bytea", bytes(events, event -> event.leafHash(at.toInstant())));
    }

    private static long[] positions(PreparedStatement statement, int count) throws SQLException {
        var positions = new long[count];
        while (count > 0 && statement.getResultSet() == null) {
            statement.getMoreResults();
        }
        var rows = statement.getResultSet();
        for (int i = 0; i < count; i++) {
            rows.next();
            positions[i] = rows.getLong(1);
        }
        return positions;
    }

    private static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }

    /** The stream from a version on, and whether the key is known. */
    StreamRead read(Connection connection, UUID stream, long firstVersion, @Nullable CommandKey key)
            throws SQLException {
        try (var statement = connection.prepareStatement(key == null ? STREAM : STREAM + ";" + KNOWN)) {
            statement.setObject(1, stream);
            statement.setInt(2, Math.toIntExact(firstVersion));
            if (key != null) {
                statement.setBytes(3, key.digest());
            }
            statement.execute();
            var events = new ArrayList<StoredEvent>();
            var rows = statement.getResultSet();
            while (rows.next()) {
                events.add(event(rows, connection));
            }
            return new StreamRead(
                    events,
                    key != null
                            && statement.getMoreResults()
                            && statement.getResultSet().next());
        }
    }

    Optional<KnownCommand> command(Connection connection, CommandKey key) throws SQLException {
        try (var statement = connection.prepareStatement(OUTCOME)) {
            statement.setBytes(1, key.digest());
            var rows = statement.executeQuery();
            KnownCommand known = null;
            var events = new ArrayList<DomainEventMessage<?>>();
            while (rows.next()) {
                var event = event(rows, connection);
                if (event.message().getSequenceNumber() >= rows.getInt("first_version")) {
                    events.add(event.message());
                }
                known = new KnownCommand(
                        Arrays.equals(rows.getBytes("fingerprint"), key.fingerprint()),
                        new Outcome(
                                rows.getObject("stream", UUID.class),
                                event.message().getSequenceNumber(),
                                event.position(),
                                events));
            }
            return Optional.ofNullable(known);
        }
    }

    Optional<Long> lastVersion(Connection connection, UUID stream) throws SQLException {
        try (var statement = connection.prepareStatement(LAST_VERSION)) {
            statement.setObject(1, stream);
            var rows = statement.executeQuery();
            rows.next();
            return Optional.ofNullable(rows.getObject(1, Integer.class)).map(Integer::longValue);
        }
    }

    private StoredEvent event(ResultSet row, Connection connection) throws SQLException {
        var type = types.of(row.getShort("type"), connection);
        var payload = row.getBytes("payload");
        var metadata = row.getBytes("metadata");
        var message = new SerializedMessage<>(
                row.getString("event_id"),
                new LazyDeserializingObject<>(EventSerializer.read(type.name(), type.revision(), payload)),
                // Deciders seldom look at it.
                new LazyDeserializingObject<MetaData>(
                        new SimpleSerializedObject<>(metadata, byte[].class, MetaData.class.getName(), null),
                        SERIALIZER));
        return new StoredEvent(
                row.getLong("position"),
                payload.length + metadata.length,
                new GenericDomainEventMessage<>(
                        type.streamType(),
                        row.getString("stream"),
                        row.getInt("version"),
                        message,
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
    }

    /** The parameters of a statement, set one after the other. */
    private static final class Parameters {

        private final Connection connection;
        private final PreparedStatement statement;
        private int last;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void add(Object value) throws SQLException {
            statement.setObject(++last, value);
        }

        void add(String type, Object[] column) throws SQLException {
            statement.setArray(++last, connection.createArrayOf(type, column));
        }
    }
}
