package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkedCasesIT {

    private static final UUID ILL = caseId(42).value();

    private final TestLog log = new TestLog();
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(log.database, new Tally()).start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** Two events for each of a hundred cases. */
    private long appendForAHundredCases() {
        var cases = IntStream.concat(IntStream.range(0, 100), IntStream.range(0, 100))
                .toArray();
        return log.append(cases);
    }

    private void assertOnlyTheIllCaseIsMissing() {
        assertThat(log.number("SELECT count(*) FROM readmodel.tally WHERE events = 2"))
                .isEqualTo(99);
        assertThat(log.number("SELECT count(*) FROM readmodel.tally_line")).isEqualTo(198);
        assertThat(node.projections.parked("tally"))
                .singleElement()
                .satisfies(parked -> assertThat(parked.stream()).isEqualTo(ILL));
    }

    private void assertHeals() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.projections.parkedCounts().isEmpty());
        log.assertHandledOnce();
    }

    @Test
    void waitWhileTheOthersGoOnWhereCodeFails() {
        node.tally.poison.add(ILL);
        assertThat(node.reaches(appendForAHundredCases())).isTrue();
        assertOnlyTheIllCaseIsMissing();
        assertThat(node.projections.parked("tally").get(0).error()).isEqualTo("IllegalArgumentException");

        node.tally.poison.clear();
        assertHeals();
    }

    @Test
    void waitWhileTheOthersGoOnWhereSqlFails() {
        log.jdbc
                .sql("ALTER TABLE readmodel.tally ADD CONSTRAINT ill CHECK (stream <> '%s')".formatted(ILL))
                .update();
        assertThat(node.reaches(appendForAHundredCases())).isTrue();
        assertOnlyTheIllCaseIsMissing();
        assertThat(node.projections.parked("tally").get(0).error()).isEqualTo("PSQLException 23514");

        log.jdbc.sql("ALTER TABLE readmodel.tally DROP CONSTRAINT ill").update();
        assertHeals();
    }

    @Test
    void waitWhileTheOthersGoOnWhereAnEventIsUnknown() {
        log.store.type("ClosureReturned", 7);
        log.jdbc.sql("""
                        INSERT INTO eventstore.event
                            (event_id, stream, version, type, recorded_at, payload, metadata, leaf_hash)
                        SELECT gen_random_uuid(), ?, 0, id, now(), '{"new":true}', '{}', sha256('')
                        FROM eventstore.type WHERE revision = 7""").param(ILL).update();
        var others = IntStream.range(0, 100).toArray();

        assertThat(node.reaches(log.append(others))).isTrue();

        assertThat(log.number("SELECT count(*) FROM readmodel.tally")).isEqualTo(99);
        assertThat(node.projections.parked("tally"))
                .singleElement()
                .satisfies(parked -> assertThat(parked.version()).isZero());
    }

    @Test
    void waitWithAllThatFollowsAndAreTakenUpInOrder() {
        // An UPDATE would come too late where a second has passed and it is being tried again.
        log.jdbc.sql("""
                        CREATE FUNCTION public.put_off() RETURNS trigger LANGUAGE plpgsql AS
                            $$ BEGIN NEW.next_retry_at = 'infinity'; RETURN NEW; END $$;
                        CREATE TRIGGER put_off BEFORE INSERT OR UPDATE ON readmodel.parked
                            FOR EACH ROW EXECUTE FUNCTION public.put_off()""").update();
        node.tally.poison.add(ILL);
        assertThat(node.reaches(log.append(42, 1, 42))).isTrue();
        node.tally.poison.clear();
        assertThat(node.reaches(log.append(42, 2, 42))).isTrue();
        assertThat(log.number("SELECT count(*) FROM readmodel.tally_line")).isEqualTo(2);

        assertThat(node.projections.retry("tally", ILL)).isTrue();

        log.assertHandledOnce();
        assertThat(node.reaches(log.append(42))).isTrue();
        log.assertHandledOnce();
    }

    @Test
    void areTriedLaterAndLaterWhileTheyFail() {
        node.tally.poison.add(ILL);
        assertThat(node.reaches(log.append(42))).isTrue();

        assertThat(node.projections.retry("tally", ILL)).isFalse();
        assertThat(node.projections.retry("tally", ILL)).isFalse();

        var parked = node.projections.parked("tally").get(0);
        assertThat(parked.attempts()).isGreaterThanOrEqualTo(3);
        assertThat(Duration.between(parked.parkedAt(), parked.nextRetryAt())).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void areNotParkedForWhatIsNoFaultOfTheirs() {
        log.jdbc.sql("ALTER TABLE readmodel.tally RENAME TO hidden").update();
        long last = log.append(1, 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> node.projections.failing("tally"));
        assertThat(node.projections.parked("tally")).isEmpty();

        log.jdbc.sql("ALTER TABLE readmodel.hidden RENAME TO tally").update();
        assertThat(node.reaches(last)).isTrue();
        log.assertHandledOnce();
        // A lane says where it is before it says that it is well.
        await().atMost(Duration.ofSeconds(20)).until(() -> !node.projections.failing("tally"));
    }
}
