package org.pulang.query.duplicates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes the rows of people who are erased, again and again: the request to erase is another stream than the case, and whoever held
 * the key when it was destroyed may still mark something for a minute. Nobody finds them meanwhile.
 */
@Component
@DependsOnDatabaseInitialization
class ErasedSweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ErasedSweep.class);
    private static final long EVERY_SECONDS = 2;
    private static final List<String> TABLES = List.of("duplicates", "duplicates_name", "duplicates_person");

    private final JdbcClient jdbc;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile double left = Double.NaN;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "erased-sweep");
        thread.setDaemon(true);
        return thread;
    });

    ErasedSweep(@Qualifier("projector") DataSource database, MeterRegistry meters) {
        this.jdbc = JdbcClient.create(database);
        Gauge.builder("pulang.duplicates.erased.rows", this, sweep -> sweep.left)
                .description(
                        "Rows of erased people still in the index of duplicates after a sweep; NaN if that is not known")
                .register(meters);
        var unused = clock.scheduleWithFixedDelay(this::sweep, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void sweep() {
        try {
            TABLES.forEach(table -> jdbc.sql(
                            "DELETE FROM readmodel.%s d USING readmodel.duplicates_erased e WHERE d.case_id = e.case_id"
                                    .formatted(table))
                    .update());
            told.clear();
        } catch (RuntimeException e) {
            var failure = e.getClass().getName();
            // Every two seconds the same would hide all else.
            if (told.add(failure)) {
                LOG.warn("Rows of erased people are not removed from the index; trying again: {}.", failure);
            }
        }
        left = left();
    }

    private double left() {
        try {
            return TABLES.stream()
                    .mapToLong(table -> jdbc.sql(
                                    "SELECT count(*) FROM readmodel.%s JOIN (SELECT DISTINCT case_id FROM readmodel.duplicates_erased) e USING (case_id)"
                                            .formatted(table))
                            .query(Long.class)
                            .single())
                    .sum();
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
