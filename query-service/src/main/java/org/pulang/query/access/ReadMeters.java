package org.pulang.query.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Meters by which somebody who reads too much shows, in the last hour and without a name: an alert says that the log is to be
 * looked at, the log says who.
 */
@Component
class ReadMeters implements MeterBinder {

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final ReadingFor readingFor;
    private final Clock clock;

    ReadMeters(JdbcClient jdbc, ReadingFor readingFor, Clock clock) {
        this.jdbc = jdbc;
        this.readingFor = readingFor;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pulang.reads.most.cases", this, ReadMeters::mostCases)
                .description("Different cases opened within the hour by the one who opened most")
                .register(registry);
        Gauge.builder("pulang.reads.denied", this, ReadMeters::denied)
                .description("Reads denied within the hour")
                .register(registry);
        Gauge.builder("pulang.reads.night", this, ReadMeters::atNight)
                .description(
                        "Answers within the hour that opened details, given between 22 and 5 in the zone of the case")
                .register(registry);
    }

    long mostCases() {
        return count("""
                SELECT coalesce(max(cases), 0) FROM (
                    SELECT count(DISTINCT case_id) AS cases FROM audit.access_log
                    WHERE at > ? AND action IN ('Read', 'Replay') GROUP BY actor) AS by_actor""");
    }

    long denied() {
        return count("SELECT count(*) FROM audit.access_log WHERE at > ? AND action = 'Denied'");
    }

    long atNight() {
        return count("""
                WITH r AS (SELECT * FROM audit.access_log WHERE at > ? AND classes <> '{}')
                SELECT count(*) FROM r JOIN readmodel.kept(ARRAY(SELECT DISTINCT case_id FROM r)) c USING (case_id)
                WHERE (extract(hour FROM r.at AT TIME ZONE c.zone) >= 22 OR extract(hour FROM r.at AT TIME ZONE c.zone) < 5)""");
    }

    private long count(String sql) {
        return readingFor.counting(() -> jdbc.sql(sql)
                .param(Timestamp.from(clock.instant().minus(HOUR)))
                .query(Long.class)
                .single());
    }
}
