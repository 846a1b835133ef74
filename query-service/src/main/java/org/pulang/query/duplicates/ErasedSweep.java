package org.pulang.query.duplicates;

import java.util.List;
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

    private final JdbcClient jdbc;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "erased-sweep");
        thread.setDaemon(true);
        return thread;
    });

    ErasedSweep(@Qualifier("projector") DataSource database) {
        this.jdbc = JdbcClient.create(database);
        var unused = clock.scheduleWithFixedDelay(this::sweep, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            for (var table : List.of("duplicates", "duplicates_name")) {
                jdbc.sql("DELETE FROM readmodel.%s d USING readmodel.duplicates_erased e WHERE d.case_id = e.case_id"
                                .formatted(table))
                        .update();
            }
        } catch (RuntimeException e) {
            LOG.debug(
                    "Rows of erased people are removed later: {}.", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
