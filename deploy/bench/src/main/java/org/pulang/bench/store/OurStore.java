package org.pulang.bench.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.pulang.command.eventstore.EventStoreSettings;
import org.pulang.command.eventstore.PostgresEventStorage;
import org.pulang.command.eventstore.PostgresEventStore;
import org.pulang.query.replay.StoredEvents;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.util.unit.DataSize;

/** Ours, put together as the command service does. */
public final class OurStore extends AxonStore {

    private static final DataSize AS_SHIPPED = DataSize.ofMegabytes(64);
    private static final DataSize NONE = DataSize.ofBytes(0);

    private final DataSource pool;

    private OurStore(DataSource lazy, PostgresEventStorage storage, HikariDataSource pool) {
        super(
                new PostgresEventStore(storage),
                storage,
                PostgresEventStorage.transactions(lazy),
                List.of(storage, pool));
        this.pool = pool;
    }

    static OurStore open(Database database, int connections, boolean cached, boolean grouped) {
        var pool = database.withEventStore().pool(connections);
        return on(pool, pool, new EventStoreSettings(cached ? AS_SHIPPED : NONE, grouped));
    }

    private static OurStore on(HikariDataSource pool, DataSource used, EventStoreSettings settings) {
        var lazy = new LazyConnectionDataSourceProxy(used);
        return new OurStore(lazy, PostgresEventStorage.on(lazy, Clock.systemUTC(), settings), pool);
    }

    /** As the query service reads when it rebuilds: in two lanes, every event made an object. */
    @Override
    public Replay replay() throws Exception {
        return replay(2);
    }

    public Replay replay(int lanes) throws Exception {
        var stored = new StoredEvents(pool);
        return Store.timed(() -> {
            var count = new AtomicLong();
            Clients.seconds(
                    lanes, IntStream.range(0, lanes).boxed().toList(), lane -> read(stored, lane, lanes, count));
            return count.get();
        });
    }

    private void read(StoredEvents stored, int lane, int lanes, AtomicLong count) throws SQLException {
        var read = new long[1];
        try (var connection = pool.getConnection()) {
            stored.all(connection, lane, lanes, event -> read[0] += event.event() == null ? 0 : 1);
        }
        count.addAndGet(read[0]);
    }

    /** How many statements a load sends. */
    public static long statementsPerLoad(Database database, UUID stream) {
        var pool = database.pool(2);
        var count = new AtomicLong();
        try (var store = on(pool, new CountedDataSource(pool, count), new EventStoreSettings(NONE, false))) {
            store.load(stream);
            var before = count.get();
            store.load(stream);
            return count.get() - before;
        }
    }
}
