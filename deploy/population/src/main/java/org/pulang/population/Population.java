package org.pulang.population;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pulang.command.reintegrationcase.CasesInMemory;
import org.pulang.command.reintegrationcase.CasesInMemory.Asked;
import org.pulang.command.reintegrationcase.CasesInMemory.Happened;
import org.pulang.command.reintegrationcase.IdentifyVictim;

/**
 * Simulated people whose cases began over some years, up to a day. Each depends on seed, number, years and day alone: any slice can be
 * told by itself, in any order, and a larger population begins with the smaller. Nobody in it lived; only its margins were published
 * ({@link Published}), all else is assumed ({@link Assumption}).
 *
 * @param until the last day that has come
 * @param years over which the cases began, evenly
 */
public record Population(long seed, LocalDate until, int years, Cast cast) {

    private static final double GOLDEN_RATIO = 0.618034;
    private static final int AT_LEAST_DAYS = 10;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    public Population {
        if (years < 1) {
            throw new IllegalArgumentException("no years");
        }
    }

    /** What was asked of a case, counted from 0, in the order in which it happened. */
    public List<Step> asItHappened(int index) {
        return story(index).asItHappened();
    }

    /** The same, in an order in which all of it can be entered on the last day. */
    public List<Step> enteredLate(int index) {
        return story(index).enteredLate();
    }

    /** Who a person is, without the rest of the life. */
    public IdentifyVictim identification(int index) {
        var story = new Story(seed, index, firstContact(index), until, cast);
        Beginning.identify(story);
        return (IdentifyVictim) story.asItHappened().get(0).command();
    }

    /** A name of the case that no other seed or number has. */
    public String name(int index) {
        return Story.name(seed, index);
    }

    /**
     * The cases of a slice as events, one case after the other, each as if everything had been entered when it happened.
     *
     * @param from the first, counted from 0
     * @param to the first that is not among them
     */
    public Stream<List<Happened>> events(int from, int to) {
        var cases = new CasesInMemory();
        return IntStream.range(from, to).mapToObj(index -> live(cases, index));
    }

    private List<Happened> live(CasesInMemory cases, int index) {
        var asked = asItHappened(index).stream()
                .map(step -> new Asked(step.command(), step.actor(), step.at()))
                .toList();
        return cases.live(index + 1L, asked, end());
    }

    private Instant end() {
        return until.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private Story story(int index) {
        var story = new Story(seed, index, firstContact(index), until, cast);
        var recipients = Beginning.tell(story);
        FirstDays.tell(story);
        var needed = Helped.needs(story);
        var assessedOn = Assessed.tell(story);
        var goals = Planned.tell(story, assessedOn, needed);
        Helped.refer(story, needed, recipients);
        Helped.help(story, needed);
        Entitled.tell(story, needed);
        Monitored.tell(story, Homeward.tell(story));
        Heard.tell(story);
        Ending.tell(story, goals);
        FirstDays.again(story);
        return story;
    }

    /** Evenly spread, whether there are ten cases or a million. */
    private LocalDate firstContact(int index) {
        int days = years * 365 - AT_LEAST_DAYS;
        return until.minusDays(AT_LEAST_DAYS + (long) (days * ((index * GOLDEN_RATIO) % 1)));
    }
}
