package org.pulang.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pulang.population.Population;
import org.pulang.runner.batch.BatchLine;
import org.pulang.store.EventJson;

class LivesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    private final Lives lives = new Lives(2007, TODAY, 3);

    @Test
    void theSameSeedTellsTheSameLife() {
        assertThat(lives.lines(3))
                .isEqualTo(new Lives(2007, TODAY, 3).lines(3))
                .isNotEqualTo(new Lives(1, TODAY, 3).lines(3));
    }

    @Test
    void nothingHasHappenedAfterToday() {
        assertThat(all())
                .hasSizeGreaterThan(1000)
                .allSatisfy(line -> assertThat(String.valueOf(line.body().get("occurredAt")))
                        .isLessThanOrEqualTo(TODAY.toString()));
    }

    @Test
    void everyCommandHasAKeyOfItsOwn() {
        assertThat(all()).extracting(BatchLine::key).doesNotHaveDuplicates();
    }

    @Test
    void everyCaseBeginsWithSomebodyWhoIsSimulated() {
        assertThat(IntStream.range(0, 75).mapToObj(lives::lines).map(lines -> lines.get(0)))
                .allSatisfy(line -> {
                    assertThat(line.command()).isEqualTo("identify-victim");
                    assertThat(line.body().get("provenance")).isEqualTo("Simulated");
                    assertThat(String.valueOf(line.body().get("name"))).contains("Simulasi");
                    assertThat(line.body()).doesNotContainKey("caseId");
                });
    }

    /** The service adds the case to the body and reads it as strictly as this. */
    @Test
    void everyLineIsReadAsTheCommandThatWasMeant() {
        var population = new Population(2007, TODAY, 3, new DemoCast());
        for (int index = 0; index < 75; index++) {
            var steps = population.enteredLate(index);
            var lines = lives.lines(index);
            for (int i = 0; i < steps.size(); i++) {
                var body = new TreeMap<String, Object>(lines.get(i).body());
                body.put("caseId", String.valueOf(lines.get(i).caseId()));
                var command = steps.get(i).command();
                assertThat(EventJson.INCOMING.readValue(
                                EventJson.INCOMING.writeValueAsString(body), command.getClass()))
                        .isEqualTo(command);
            }
        }
    }

    private List<BatchLine> all() {
        return IntStream.range(0, 75)
                .mapToObj(lives::lines)
                .flatMap(List::stream)
                .toList();
    }
}
