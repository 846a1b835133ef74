package org.pulang.query.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ErasedSweepTest {

    @Test
    void warnsOnceThatItFailsAndDoesNotSayThatNothingIsLeft() {
        var log = (Logger) LoggerFactory.getLogger(ErasedSweep.class);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        log.addAppender(said);
        var meters = new SimpleMeterRegistry();
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        try (var sweep = new ErasedSweep(nowhere, meters)) {
            sweep.sweep();
            sweep.sweep();
        } finally {
            log.detachAppender(said);
        }
        assertThat(said.list).hasSize(1);
        assertThat(said.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(meters.get("pulang.duplicates.erased.rows").gauge().value()).isNaN();
    }
}
