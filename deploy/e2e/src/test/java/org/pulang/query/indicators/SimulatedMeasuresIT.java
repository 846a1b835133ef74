package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulang.command.reintegrationcase.CasesInMemory.Happened;
import org.pulang.population.Cast;
import org.pulang.population.Population;
import org.pulang.query.TestStore;
import org.pulang.store.EventMetadata;

/** Every indicator beside the plain count over whole lives that the aggregate itself has decided, not over any events in any order. */
class SimulatedMeasuresIT {

    /** Another one: {@code -Dpulang.seed=…}. */
    private static final long SEED = Long.getLong("pulang.seed", 20260301L);

    private static final LocalDate UNTIL = LocalDate.parse("2026-03-01");
    private static final int CASES = 300;
    private static final int AT_ONCE = 2_000;

    private final MeasuresIT measures = new MeasuresIT();

    @Test
    void areWhatPlainCountingGivesOfSimulatedLives() throws Exception {
        var told = new Population(SEED, UNTIL, 5, Cast.ofACountry())
                .events(0, CASES)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Happened::recordedAt))
                .map(SimulatedMeasuresIT::told)
                .toList();
        measures.nothingHasHappened();
        try {
            record(told);
            var plain = new PlainCount(told, List.of());
            for (var basis : List.of(
                    new Basis(UNTIL, false),
                    new Basis(UNTIL.plusYears(1), false),
                    new Basis(UNTIL.minusYears(2), true))) {
                var lives = plain.lives(basis.today(), basis.asOf());
                for (var by : List.of(Dimension.ByGender, Dimension.ByRegency, Dimension.ByYear)) {
                    measures.compareWhole(basis, MeasuresIT.ALL, by, lives, "seed %s, %s".formatted(SEED, basis));
                }
            }
        } finally {
            measures.stop();
        }
    }

    private static Told told(Happened happened) {
        var metadata = happened.metadata();
        return new Told(
                happened.event(),
                happened.recordedAt(),
                requireNonNull((String) metadata.get(EventMetadata.ACTOR)),
                requireNonNull((String) metadata.get(EventMetadata.ORGANISATION)));
    }

    private void record(List<Told> all) throws InterruptedException {
        var store = new TestStore(measures.database.dataSource());
        long last = 0;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            last = store.append(all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
                    .map(one -> new TestStore.Entry(
                            one.at(),
                            Map.of(EventMetadata.ACTOR, one.by(), EventMetadata.ORGANISATION, one.organisation()),
                            one.event()))
                    .toList());
        }
        measures.await(store, last);
    }
}
