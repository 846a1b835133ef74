package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshnessIT {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong(-17);
    private final TestLog log = new TestLog();
    private TestNode node;
    private Freshness freshness;

    @BeforeEach
    void start() {
        node = new TestNode(log.database, new Tally()).start();
        freshness = new Freshness("tally", node.projections, log.database.dataSource(), nanos::get);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void isNotTakenForGranted() {
        assertThat(freshness.within(LIMIT)).isFalse();
    }

    @Test
    void lastsAsLongAsSomebodyLooks() {
        assertThat(node.reaches(log.append(1, 2))).isTrue();
        freshness.look();
        assertThat(freshness.within(LIMIT)).isTrue();

        pass(Duration.ofSeconds(6));
        assertThat(freshness.within(LIMIT)).isFalse();

        freshness.look();
        assertThat(freshness.within(LIMIT)).isTrue();
    }

    @Test
    void endsWhenTheProjectionHasBeenBehindForLonger() {
        assertThat(node.reaches(log.append(1))).isTrue();
        freshness.look();
        node.projections.stop();
        long missed = log.append(1);
        for (int second = 1; second <= 5; second++) {
            pass(Duration.ofSeconds(1));
            freshness.look();
            assertThat(freshness.within(LIMIT)).isTrue();
        }
        pass(Duration.ofSeconds(1));
        freshness.look();
        assertThat(freshness.within(LIMIT)).isFalse();

        node.start();
        assertThat(node.reaches(missed)).isTrue();
        freshness.look();
        assertThat(freshness.within(LIMIT)).isTrue();
    }

    @Test
    void doesNotWaitForWhatIsNotSettled() throws Exception {
        assertThat(node.reaches(log.append(1))).isTrue();
        try (var held = log.begin(1)) {
            log.append(2);
            pass(Duration.ofMinutes(1));
            freshness.look();
            assertThat(freshness.within(LIMIT)).isTrue();
            held.commit();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
