package org.pulang.bench.delivery;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.flywaydb.core.Flyway;
import org.pulang.bench.store.Database;
import org.pulang.event.NoteAdded;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Projections;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.ReplaySettings;
import org.pulang.query.replay.RowBuffer;
import org.pulang.query.replay.Table;

/** Ours: a projection as the query service has them, put together as it does. */
final class OurProjector implements Projector {

    private static final String NAME = "counter";

    private final HikariDataSource pool;
    private final Projections projections;

    OurProjector(Database database, UUID node, Projection projection) {
        pool = database.pool(12);
        projections = new Projections(
                node, pool, List.of(projection), ReplaySettings.DEFAULT, new SimpleMeterRegistry(), Clock.systemUTC());
        projections.start();
    }

    /** The tables of the read model. */
    static void prepare(Database database) {
        Flyway.configure()
                .dataSource(database.url(), Database.USER, "")
                .schemas("readmodel")
                .locations("classpath:db/readmodel")
                .load()
                .migrate();
    }

    @Override
    public double rebuild() throws Exception {
        var start = System.nanoTime();
        projections.rebuild(NAME).get();
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        projections.stop();
        pool.close();
    }

    /** What both have in common. */
    private interface Counting extends Projection {

        @Override
        default String name() {
            return NAME;
        }

        @Override
        default List<Class<?>> rows() {
            return List.of(Count.class);
        }

        static void count(Recorded recorded, RowBuffer rows) {
            var count = rows.find(Count.class, recorded.stream());
            if (count == null) {
                count = new Count();
                count.stream = recorded.stream();
                rows.add(count);
            }
            count.events++;
            count.lastVersion = recorded.version();
        }
    }

    /** The handler as one writes it. */
    static final class Counter implements Counting {

        @EventHandler
        void on(NoteAdded event, Recorded recorded, RowBuffer rows) {
            Counting.count(recorded, rows);
        }
    }

    /** One that does not ask what the note says. */
    static final class UnreadCounter implements Counting {

        @EventHandler(payloadType = NoteAdded.class)
        void on(Recorded recorded, RowBuffer rows) {
            Counting.count(recorded, rows);
        }
    }

    /** A case's row. */
    @Table("counter")
    @SuppressWarnings("NullAway.Init") // Filled by whoever makes it.
    static final class Count {
        UUID stream;
        long events;
        int lastVersion;
    }
}
