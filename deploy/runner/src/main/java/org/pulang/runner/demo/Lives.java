package org.pulang.runner.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pulang.population.Population;
import org.pulang.population.Step;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.BatchLine;
import org.pulang.store.EventJson;
import tools.jackson.core.type.TypeReference;

/** Simulated lives on their way to the batch API, as demonstration staff would enter them, all on one day. */
final class Lives {

    /**
     * What can only be because the service was slow and its clock was first: who was missed three times is lost already, and what was
     * not answered at once has lapsed. And what was still to come on the last day of the lives is over when they are sent later.
     */
    private static final Set<String> SAID_BY_THE_CLOCK = Set.of("CONTACT_LOST", "REFERRAL_NOT_OPEN", "MONITORING_OVER");

    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    private final Population population;

    /** @param until the last day of what they tell; the same lives again only with the same day */
    Lives(long seed, LocalDate until, int years) {
        this.population = new Population(seed, until, years, new DemoCast());
    }

    /** A command that was refused. */
    record Refused(String command, String problem) {

        @Override
        public String toString() {
            return "%s: %s".formatted(command, problem);
        }
    }

    /**
     * Sends a slice; whatever was sent before takes no effect again.
     *
     * @param from the first, counted from 0
     * @param to the first that is not among them
     */
    List<Refused> send(Batch batch, int from, int to) {
        var lines = new ArrayList<BatchLine>();
        for (int index = from; index < to; index++) {
            lines.addAll(lines(index));
        }
        return refused(batch, lines);
    }

    static List<Refused> refused(Batch batch, List<BatchLine> lines) {
        var refused = new ArrayList<Refused>();
        var results = batch.send(lines);
        for (int i = 0; i < results.size(); i++) {
            var problem = results.get(i).problem();
            if (problem != null && !SAID_BY_THE_CLOCK.contains(problem)) {
                refused.add(new Refused(lines.get(i).command(), problem));
            }
        }
        return refused;
    }

    List<BatchLine> lines(int index) {
        return population.enteredLate(index).stream()
                .map(step -> line(population.name(index), step))
                .toList();
    }

    private static BatchLine line(String life, Step step) {
        var body = EventJson.MAPPER.convertValue(step.command(), BODY);
        body.remove("caseId");
        return BatchLine.ofCase(
                        "%s-%d".formatted(life, step.number()),
                        step.command().caseId().value(),
                        name(step.command().getClass()),
                        body)
                .by(step.actor().id().value());
    }

    private static String name(Class<?> command) {
        return command.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
