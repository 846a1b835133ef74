package org.pulang.query.replay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.pulang.query.TestDatabase;

/** A node of the query service, put together without Spring. */
final class TestNode implements AutoCloseable {

    final Tally tally;
    final Projections projections;
    private final HikariDataSource pool;

    TestNode(TestDatabase database, Tally tally) {
        this(database, tally, ReplaySettings.DEFAULT);
    }

    TestNode(TestDatabase database, Tally tally, ReplaySettings settings) {
        this(database.dataSource(), tally, settings);
    }

    TestNode(DataSource database, Tally tally, ReplaySettings settings, Projection... others) {
        this.tally = tally;
        var config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setAllowPoolSuspension(true);
        this.pool = new HikariDataSource(config);
        var all = new ArrayList<Projection>(List.of(others));
        all.add(tally);
        this.projections =
                new Projections(UUID.randomUUID(), pool, all, settings, new SimpleMeterRegistry(), Clock.systemUTC());
    }

    TestNode start() {
        projections.start();
        return this;
    }

    boolean reaches(long position) {
        return reaches(position, Duration.ofSeconds(60));
    }

    boolean reaches(long position, Duration patience) {
        try {
            return projections.positions().await(position, patience, List.of("tally"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gets no connection any more, and so renews nothing; what it has, it keeps. */
    void freeze() {
        pool.getHikariPoolMXBean().suspendPool();
    }

    void thaw() {
        pool.getHikariPoolMXBean().resumePool();
    }

    /** It is no more; nothing it began is finished. */
    void die() {
        pool.close();
        close();
    }

    @Override
    public void close() {
        projections.stop();
        pool.close();
    }
}
