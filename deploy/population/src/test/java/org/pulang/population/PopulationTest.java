package org.pulang.population;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.command.reintegrationcase.CasesInMemory;
import org.pulang.command.reintegrationcase.CasesInMemory.Asked;
import org.pulang.command.reintegrationcase.CasesInMemory.Happened;
import org.pulang.command.reintegrationcase.ScheduleFollowUp;
import org.pulang.command.reintegrationcase.StartMonitoring;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.ContactLost;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.RestitutionOverdue;
import org.pulang.event.VictimIdentified;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Provenance;

class PopulationTest {

    private static final LocalDate UNTIL = LocalDate.parse("2026-03-01");
    private static final int CASES = 2_000;
    private static final Population POPULATION = new Population(2007, UNTIL, 5, Cast.ofACountry());

    /** Shared, since deciding them takes a while; a command that is refused fails here. */
    private static final List<List<Happened>> LIVED =
            POPULATION.events(0, CASES).toList();

    @Test
    void noCommandIsRefusedOfAnyCaseThatIsEnteredAsItHappens() {
        assertThat(LIVED).hasSize(CASES).allSatisfy(events -> assertThat(events).isNotEmpty());
        assertThat(LIVED.stream().mapToInt(List::size).average().orElseThrow()).isBetween(26.0, 38.0);
    }

    @Test
    void whatTheServiceDoesByItselfHappens() {
        assertThat(types())
                .contains(
                        FollowUpMissed.class,
                        ReferralLapsed.class,
                        EntitlementOverdue.class,
                        RestitutionOverdue.class,
                        ContactLost.class,
                        CaseClosed.class,
                        CaseReopened.class);
    }

    @Test
    void noCommandIsRefusedOfAnyCaseThatIsEnteredOnOneDay() {
        var cases = new CasesInMemory();
        var now = UNTIL.atTime(9, 0).toInstant(ZoneOffset.UTC);
        for (int index = 0; index < CASES; index++) {
            var asked = POPULATION.enteredLate(index).stream()
                    .map(step -> new Asked(step.command(), step.actor(), now))
                    .toList();
            assertThat(cases.live(index + 1L, asked, now.plusSeconds(60))).isNotEmpty();
        }
    }

    @Test
    void everyCommandIsWellFormed() {
        var now = UNTIL.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .clockProvider(() -> Clock.fixed(now, ZoneOffset.UTC))
                .buildValidatorFactory()) {
            var validator = factory.getValidator();
            for (int index = 0; index < 300; index++) {
                for (var step : POPULATION.enteredLate(index)) {
                    assertThat(validator.validate(step.command()))
                            .as(step.command().getClass().getSimpleName())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void theSameSeedTellsTheSameToTheByte() {
        var again = new Population(2007, UNTIL, 5, Cast.ofACountry());
        var another = new Population(2008, UNTIL, 5, Cast.ofACountry());

        assertThat(text(again.events(0, 40))).isEqualTo(text(LIVED.stream().limit(40)));
        assertThat(text(another.events(0, 40))).isNotEqualTo(text(LIVED.stream().limit(40)));
    }

    @Test
    void anySliceIsPartOfEveryPopulationThatHoldsIt() {
        assertThat(text(POPULATION.events(1_200, 1_230)))
                .isEqualTo(text(LIVED.stream().skip(1_200).limit(30)));
    }

    @Test
    void everyCaseIsLabelledAsSimulated() {
        assertThat(LIVED)
                .allSatisfy(events -> assertThat(events.get(0).event())
                        .isInstanceOfSatisfying(
                                VictimIdentified.class,
                                event -> assertThat(event.provenance()).isEqualTo(Provenance.Simulated)));
    }

    @Test
    void nothingHasHappenedAfterTheLastDay() {
        var end = UNTIL.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

        assertThat(LIVED).allSatisfy(events -> {
            assertThat(events).allMatch(one -> one.recordedAt().isBefore(end));
            assertThat(events).extracting(Happened::recordedAt).isSorted();
        });
    }

    /** Monitoring leaves out the visits that are over when it is entered: these are scheduled one by one then. */
    @Test
    void aStepKeepsItsNumberHoweverItIsEntered() {
        for (int index = 0; index < 100; index++) {
            var late = numbered(POPULATION.enteredLate(index));
            var inTime = numbered(POPULATION.asItHappened(index));

            assertThat(shared(late, inTime)).isEqualTo(shared(inTime, late));
            assertThat(onlyIn(late, inTime)).allMatch(ScheduleFollowUp.class::isInstance);
            assertThat(onlyIn(inTime, late)).allMatch(StartMonitoring.class::isInstance);
        }
    }

    private static Map<Integer, CaseCommand> numbered(List<Step> steps) {
        return steps.stream().collect(Collectors.toMap(Step::number, Step::command));
    }

    private static List<String> shared(Map<Integer, CaseCommand> these, Map<Integer, CaseCommand> those) {
        return these.entrySet().stream()
                .filter(step -> those.containsKey(step.getKey()))
                .map(step -> "%d %s".formatted(step.getKey(), step.getValue()))
                .toList();
    }

    private static List<CaseCommand> onlyIn(Map<Integer, CaseCommand> these, Map<Integer, CaseCommand> those) {
        return these.entrySet().stream()
                .filter(step -> !those.containsKey(step.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Set<Class<?>> types() {
        var types = new HashSet<Class<?>>();
        LIVED.forEach(events -> events.forEach(one -> types.add(one.event().getClass())));
        return types;
    }

    private static String text(Stream<List<Happened>> cases) {
        var text = new StringBuilder();
        cases.forEach(events -> events.forEach(one -> text.append(one.sequence())
                .append(one.recordedAt())
                .append(one.event().getClass().getSimpleName())
                .append(EventJson.MAPPER.writeValueAsString(one.event()))
                .append(one.metadata())
                .append('\n')));
        return text.toString();
    }
}
