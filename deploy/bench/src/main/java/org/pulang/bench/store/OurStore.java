package org.pulang.bench.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.EventStoreSettings;
import org.pulang.command.eventstore.PostgresEventStorage;
import org.pulang.command.eventstore.PostgresEventStore;
import org.pulang.keys.KeyRing;
import org.pulang.keys.LocalKek;
import org.pulang.query.replay.StoredEvents;
import org.pulang.store.EventJson;
import org.pulang.store.EventWriter;
import org.pulang.store.SealingEventWriter;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.util.unit.DataSize;

/** Ours, put together as the command service does. */
public final class OurStore extends AxonStore {

    private static final DataSize AS_SHIPPED = DataSize.ofMegabytes(64);
    private static final DataSize NONE = DataSize.ofBytes(0);

    private static final int KEY_CONNECTIONS = 6;

    /** The others do not encrypt either; what encryption costs is measured by itself. */
    private static final EventWriter OPEN =
            events -> events.stream().map(EventJson.MAPPER::writeValueAsBytes).toList();

    private final DataSource pool;
    private final EventWriter writer;
    private final @Nullable KeyRing keys;

    private OurStore(
            DataSource lazy,
            PostgresEventStorage storage,
            DataSource pool,
            EventWriter writer,
            @Nullable KeyRing keys,
            List<AutoCloseable> resources) {
        super(new PostgresEventStore(storage), storage, PostgresEventStorage.transactions(lazy), resources);
        this.pool = pool;
        this.writer = writer;
        this.keys = keys;
    }

    static OurStore open(Database database, int connections, boolean cached, boolean grouped) {
        var pool = database.withEventStore().pool(connections);
        return on(pool, pool, new EventStoreSettings(cached ? AS_SHIPPED : NONE, grouped), OPEN, null);
    }

    /** As it is shipped, personal details encrypted; the keys lie on the same server, in a pool of their own. */
    static OurStore openSealed(Database database, int connections) {
        var pool = database.withEventStore().withKeyStore().pool(connections);
        var keys = KeyRing.on(database.pool(KEY_CONNECTIONS), LocalKek.ofText(LocalKek.newLine("bench")));
        return on(pool, pool, new EventStoreSettings(AS_SHIPPED, false), new SealingEventWriter(keys), keys);
    }

    private static OurStore on(
            HikariDataSource pool,
            DataSource used,
            EventStoreSettings settings,
            EventWriter writer,
            @Nullable KeyRing keys) {
        var lazy = new LazyConnectionDataSourceProxy(used);
        var storage = PostgresEventStorage.on(lazy, Clock.systemUTC(), settings, writer);
        var resources = new ArrayList<>(List.<AutoCloseable>of(storage, pool));
        if (keys != null) {
            resources.add(keys);
        }
        return new OurStore(lazy, storage, pool, writer, keys, resources);
    }

    /** Writes events to nowhere, one at a time, with keys that are gone afterwards. */
    public void rehearse(List<Draft> drafts) {
        var rehearsed = writer == OPEN ? OPEN : new SealingEventWriter(KeyRing.inMemory());
        drafts.forEach(draft -> rehearsed.write(List.of(draft.event())));
    }

    /** Nobody works on more cases in a minute than can be held; what the cases before left must not be in the way. */
    public void forgetKeys() {
        if (keys != null) {
            keys.forget();
        }
    }

    /** Has the keys of some events' cases made, if there are any: what is measured is the event, not the first of its case. */
    public void prepareKeys(List<Draft> drafts) {
        var first = new LinkedHashMap<UUID, Object>();
        drafts.forEach(draft -> first.putIfAbsent(draft.stream(), draft.event()));
        writer.write(List.copyOf(first.values()));
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
        try (var store =
                on(pool, new CountedDataSource(pool, count), new EventStoreSettings(NONE, false), OPEN, null)) {
            store.load(stream);
            var before = count.get();
            store.load(stream);
            return count.get() - before;
        }
    }
}
