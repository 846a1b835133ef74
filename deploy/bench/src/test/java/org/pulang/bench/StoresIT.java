package org.pulang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.pulang.bench.delivery.Deliveries;
import org.pulang.bench.delivery.Projector;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Workload;
import org.pulang.keys.KeyRing;
import org.pulang.store.EventJson;
import org.pulang.store.SealingEventWriter;

/** Each store keeps what it is given; a fast one that loses half would win every comparison. */
class StoresIT {

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Run run(Candidate candidate) {
        return new Run(
                server,
                Scale.quick(),
                new Report(Map.of(), Map.of(), Map.of()),
                EnumSet.of(candidate),
                Path.of("nowhere"),
                Set.of());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"EMMETT", "DCB"})
    void keepsWhatItIsGiven(Candidate candidate) throws Exception {
        try (var opened = new Opened(run(candidate), 6, candidate)) {
            var store = opened.store(candidate);
            var workload = new Workload(1, 100);
            var stream = workload.stream(5);
            store.append(stream);
            store.appendAll(List.of(workload.stream(3), workload.stream(4)), 2);
            store.command(workload.stream(1).get(0));
            if (candidate != Candidate.PEKKO) {
                assertThat(store.load(stream.get(0).stream())).isEqualTo(5);
            }
            assertThat(store.replay().events()).isEqualTo(13);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "RAW", "STOCK", "STOCK_TUNED"})
    void countsEachEventOnce(Candidate candidate) throws Exception {
        try (var opened = new Opened(run(candidate), 6, candidate)) {
            var database = opened.database(candidate);
            Projector.prepare(candidate, database);
            opened.store(candidate).append(new Workload(1, 100).next(100));
            Projector.catchUp(candidate, database, 100);
            assertThat(database.number("SELECT sum(events) FROM " + Projector.table(candidate)))
                    .isEqualTo(100);
        }
    }

    @Test
    void findsWhatWasLostOrDoubled() throws Exception {
        try (var opened = new Opened(run(Candidate.OURS), 6, Candidate.OURS)) {
            var database = opened.database(Candidate.OURS);
            Projector.prepare(Candidate.OURS, database);
            opened.store(Candidate.OURS).append(new Workload(1, 100).next(100));
            Projector.catchUp(Candidate.OURS, database, 100);
            assertThat(Deliveries.lostAndDoubled(Candidate.OURS, database)).containsExactly(0L, 0L);
            database.execute("""
                    UPDATE readmodel.counter SET events = events - 1
                    WHERE stream = (SELECT stream FROM readmodel.counter ORDER BY stream LIMIT 1)
                    """, """
                    UPDATE readmodel.counter SET events = events + 2
                    WHERE stream = (SELECT stream FROM readmodel.counter ORDER BY stream DESC LIMIT 1)
                    """);
            assertThat(Deliveries.lostAndDoubled(Candidate.OURS, database)).containsExactly(1L, 2L);
        }
    }

    @Test
    void rebuildsToTheSameCounts() throws Exception {
        try (var opened = new Opened(run(Candidate.OURS), 6, Candidate.OURS)) {
            var database = opened.database(Candidate.OURS);
            Projector.prepare(Candidate.OURS, database);
            opened.store(Candidate.OURS).append(new Workload(1, 500).next(500));
            Projector.catchUp(Candidate.OURS, database, 500);
            try (var projector = Projector.start(Candidate.OURS, database, UUID.randomUUID())) {
                assertThat(projector.rebuild()).isPositive();
            }
            assertThat(Deliveries.lostAndDoubled(Candidate.OURS, database)).containsExactly(0L, 0L);
        }
    }

    @Test
    void drawsTheSameEventsFromTheSameSeed() {
        var draft = new Workload(5, 1_000).next();
        var same = new Workload(5, 1_000).next();
        assertThat(same.payload()).isEqualTo(draft.payload()).hasSize(Workload.PAYLOAD_BYTES);
        assertThat(same.metadataBytes()).hasSameSizeAs(draft.metadataBytes());
        assertThat(same.stream()).isEqualTo(draft.stream());
    }

    @Test
    void drawsEventsOfSixDetailsThatAreAsLong() {
        var draft = Workload.ofSixDetails(5, 1_000, 10).next();
        var sealed = new SealingEventWriter(KeyRing.inMemory())
                .write(List.of(draft.event()))
                .get(0);
        assertThat(draft.payload()).hasSize(Workload.PAYLOAD_BYTES);
        assertThat(EventJson.MAPPER.readTree(sealed).findValues("$enc")).hasSize(6);
    }
}
