package org.pulang.command.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.pulang.command.eventstore.EventTable.KnownCommand;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.keys.KeyDestroyed;
import org.pulang.personal.KeysUnavailable;
import org.pulang.store.EventWriter;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The event store's tables as Axon's storage engine. A stream is loaded in one round trip outside any transaction. What a command
 * leads to is appended in one round trip: in the command's transaction where something else is written in it, else in one of
 * its own that ends with it.
 */
public final class PostgresEventStorage implements EventStorageEngine, AutoCloseable {

    /** Name of the transactions that begin and end with a command. */
    static final String COMMAND = "command";

    private final DataSource dataSource;
    private final DataSource pool;
    private final Clock clock;
    private final EventTable table;
    private final BaselineCache baselines;
    private final EventWriter writer;
    private final Predicate<Class<?>> followed;
    private final @Nullable GroupCommit group;
    private final Herald herald;
    private final Timer appends;
    private final Timer loads;
    private final Counter conflicts;
    private final Counter repetitions;

    /**
     * @param dataSource connections; where they are lazy, those beneath them serve what needs no transaction
     * @param writer makes of events what is stored
     * @param followed whether an event is followed by a write in the same transaction
     */
    PostgresEventStorage(
            DataSource dataSource,
            Clock clock,
            EventStoreSettings settings,
            EventWriter writer,
            Predicate<Class<?>> followed,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.pool = beneath(dataSource);
        this.clock = clock;
        this.table = new EventTable(asked(() -> {
            try (var connection = connection(pool)) {
                return EventTypes.entered(connection);
            }
        }));
        this.baselines = new BaselineCache(settings.baselineCache().toBytes());
        this.writer = writer;
        this.followed = followed;
        this.group = settings.groupCommit() ? new GroupCommit(table, pool, clock) : null;
        this.herald = new Herald(pool);
        this.appends = Timer.builder("pulang.eventstore.append")
                .publishPercentileHistogram()
                .register(meters);
        this.loads = Timer.builder("pulang.eventstore.load")
                .publishPercentileHistogram()
                .register(meters);
        this.conflicts = meters.counter("pulang.eventstore.conflicts");
        this.repetitions = meters.counter("pulang.eventstore.repetitions");
    }

    /** A storage on a plain pool of connections, for measurements and tests; the schema must be there. */
    public static PostgresEventStorage on(
            DataSource dataSource, Clock clock, EventStoreSettings settings, EventWriter writer) {
        return new PostgresEventStorage(dataSource, clock, settings, writer, type -> false, new SimpleMeterRegistry());
    }

    /** @throws CannotGetJdbcConnectionException if there is none to be had in time */
    static Connection connection(DataSource pool) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection.", e);
        }
    }

    /** Transactions of commands that end in such a storage. */
    public static TransactionManager transactions(DataSource dataSource) {
        return transactions(new StoreTransactions(dataSource));
    }

    static TransactionManager transactions(PlatformTransactionManager transactions) {
        var definition = new DefaultTransactionDefinition();
        definition.setName(COMMAND);
        return new SpringTransactionManager(transactions, definition);
    }

    static DataSource beneath(DataSource dataSource) {
        return dataSource instanceof DelegatingDataSource lazy && lazy.getTargetDataSource() != null
                ? lazy.getTargetDataSource()
                : dataSource;
    }

    /**
     * Appends events, of one stream or several, where each stream stands at the version before.
     *
     * @throws AggregateStreamCreationException if the stream exists that they would begin
     * @throws ConcurrencyException if a stream stands at another version
     * @throws CommandRepeated if a command with the same key was faster
     * @throws CommandRefused {@code DETAILS_ERASED} if it tells details that were erased
     * @throws KeysUnavailable if their keys cannot be had for the moment
     * @throws VersionMismatch if the stream was not at the version that the command's caller insists on
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        var attempt = Attempt.current();
        if (attempt != null) {
            attempt.compare();
        }
        var append = append(events, attempt);
        var positions = write(append);
        if (attempt != null) {
            var last = append.events().get(positions.length - 1);
            var messages = new ArrayList<DomainEventMessage<?>>();
            events.forEach(event -> messages.add((DomainEventMessage<?>) event));
            attempt.appended(new Outcome(last.stream(), last.version(), positions[positions.length - 1], messages));
        }
    }

    /** Before the append begins: keys are committed before the events that need them. */
    private Append append(List<? extends EventMessage<?>> events, @Nullable Attempt attempt) {
        try {
            return Append.of(events, table.types(), writer, attempt == null ? null : attempt.key());
        } catch (KeyDestroyed e) {
            throw new CommandRefused(Refusal.DETAILS_ERASED);
        }
    }

    /** Records the key of a command that changed nothing. */
    public void keep(CommandKey key, Outcome unchanged) {
        write(Append.ofNothing(key, unchanged.stream(), unchanged.version()));
    }

    private long[] write(Append append) {
        var timing = Timer.start();
        try {
            var positions = alone(append) ? commit(append) : join(append);
            timing.stop(appends);
            return positions;
        } catch (SQLException e) {
            throw refused(e, append);
        }
    }

    /** Whether nothing else is written in the command's transaction, before or after: then it need not begin at all. */
    private boolean alone(Append append) {
        return append.events().size() <= Append.CHUNK
                && (!TransactionSynchronizationManager.isActualTransactionActive()
                        || (COMMAND.equals(TransactionSynchronizationManager.getCurrentTransactionName())
                                && !begun()
                                && append.events().stream().noneMatch(event -> followed.test(event.payloadType()))));
    }

    /** Whether a statement was sent in the transaction; until then the lazy connection says that it is one. */
    private boolean begun() {
        return !(TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder)
                || !holder.getConnection().toString().startsWith("Lazy Connection proxy");
    }

    private long[] commit(Append append) throws SQLException {
        long[] positions;
        if (group != null) {
            positions = group.append(append);
        } else {
            try (var connection = connection(pool)) {
                positions = table.append(connection, clock.instant(), List.of(append));
            }
        }
        herald.tell();
        return positions;
    }

    private long[] join(Append append) throws SQLException {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        herald.tell();
                    }
                });
                return table.append(connection, clock.instant(), append);
            }
            connection.setAutoCommit(false);
            try {
                var positions = table.append(connection, clock.instant(), append);
                connection.commit();
                herald.tell();
                return positions;
            } finally {
                // Rolls back what was not committed.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private RuntimeException refused(SQLException failure, Append append) {
        var constraint = failure instanceof PSQLException refusal && refusal.getServerErrorMessage() != null
                ? refusal.getServerErrorMessage().getConstraint()
                : null;
        if (EventTable.KEY_TAKEN.equals(constraint)) {
            repetitions.increment();
            return new CommandRepeated();
        }
        if (EventTable.VERSION_TAKEN.equals(constraint)
                || EventTable.NOT_AT_THAT_VERSION.equals(failure.getSQLState())) {
            conflicts.increment();
            return conflict(append);
        }
        return translated(failure);
    }

    private static RuntimeException conflict(Append append) {
        return append.events().get(0).version() == 0
                ? new AggregateStreamCreationException("The stream exists.")
                : new ConcurrencyException("The stream stands at another version.");
    }

    /**
     * The stream from a version on.
     *
     * @throws CommandRepeated if the command being handled has a key that is known
     */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstVersion) {
        var stream = UUID.fromString(aggregateIdentifier);
        var current = Attempt.current();
        var attempt = current != null && current.stream().equals(stream) ? current : null;
        var timing = Timer.start();
        var events = asked(() -> read(stream, attempt));
        timing.stop(loads);
        return DomainEventStream.of(
                firstVersion == 0
                        ? events
                        : events.stream()
                                .filter(event -> event.getSequenceNumber() >= firstVersion)
                                .toList());
    }

    private List<DomainEventMessage<?>> read(UUID stream, @Nullable Attempt attempt) throws SQLException {
        var key = attempt == null ? null : attempt.key();
        var baseline = baselines.find(stream);
        try (var connection = connection(pool)) {
            var read = table.read(connection, stream, baseline == null ? 0 : baseline.version(), key);
            if (baseline != null && !baseline.leadsTo(read.events())) {
                baselines.drop(stream);
                baseline = null;
                read = table.read(connection, stream, 0, key);
            }
            if (read.known()) {
                repetitions.increment();
                throw new CommandRepeated();
            }
            var events = baselines.extend(stream, baseline, read.events());
            if (attempt != null && !events.isEmpty()) {
                var last = read.events().get(read.events().size() - 1);
                attempt.loaded(
                        last.message().getType(),
                        new Outcome(stream, last.message().getSequenceNumber(), last.position(), List.of()));
            }
            return events;
        }
    }

    /**
     * What the command with a key led to, if one is committed.
     *
     * @throws CommandRefused {@code KEY_REUSED} if it was another request
     */
    public Optional<Outcome> outcome(CommandKey key) {
        var known = asked(() -> {
            try (var connection = connection(pool)) {
                return table.command(connection, key);
            }
        });
        if (known.isPresent() && !known.get().same()) {
            throw new CommandRefused(Refusal.KEY_REUSED);
        }
        return known.map(KnownCommand::outcome);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return asked(() -> {
            try (var connection = connection(pool)) {
                return table.lastVersion(connection, UUID.fromString(aggregateIdentifier));
            }
        });
    }

    /** None: loading is fast enough without. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("There are no snapshots.");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("The log is read by the query service.");
    }

    private static <T> T asked(Callable<T> question) {
        try {
            return question.call();
        } catch (SQLException e) {
            throw translated(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException translated(SQLException failure) {
        var known = new SQLStateSQLExceptionTranslator().translate("event store", null, failure);
        return known == null ? new UncategorizedSQLException("event store", null, failure) : known;
    }

    @Override
    public void close() {
        herald.close();
        if (group != null) {
            group.close();
        }
    }
}
