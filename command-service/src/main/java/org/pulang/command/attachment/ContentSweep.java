package org.pulang.command.attachment;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Deletes content that no event named in time, again and again; any number of services may. */
@Component
@DependsOnDatabaseInitialization
class ContentSweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentSweep.class);
    private static final long EVERY_MINUTES = 10;

    private final ContentTable table;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "content-sweep");
        thread.setDaemon(true);
        return thread;
    });

    ContentSweep(ContentTable table) {
        this.table = table;
        var unused = clock.scheduleWithFixedDelay(this::sweep, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            table.sweep();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Content that nobody named was not deleted; trying again: {}.",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
