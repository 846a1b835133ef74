package org.pulang.population;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.pulang.command.access.Actor;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.personal.Sensitive;
import org.pulang.population.Cast.Team;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** What all tellers of one life share: the person, the days, the ids, and what is told so far. Days are counted from first contact. */
final class Story {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    final Survivor survivor;
    final Course course;
    final Ending ending;
    final SplittableRandom random;
    final CaseId caseId;
    final Cast cast;
    final Team team;
    final LocalDate first;
    /** The last day that has come. */
    final int today;

    private final String name;
    private final List<Told> told = new ArrayList<>();

    /** @param entered the day it is entered, where all is entered later: what is to be answered by a certain day waits for its answer */
    private record Told(int number, int day, int entered, Entry entry, Actor actor, CaseCommand command) {}

    /** Whether something is asked only by those who enter things when they happen, only by those who do it late, or by both. */
    private enum Entry {
        InTime,
        Late,
        Both
    }

    Story(long seed, int index, LocalDate first, LocalDate today, Cast cast) {
        this.survivor = Survivor.of(seed, index);
        this.random = Survivor.random(seed, index, 2);
        this.name = "simulated-%d-%d".formatted(seed, survivor.number());
        this.cast = cast;
        this.team = cast.team(index);
        this.first = first;
        this.today = Math.toIntExact(today.toEpochDay() - first.toEpochDay());
        this.caseId = new CaseId(id("case", ""));
        this.course = Course.draw(random);
        this.ending = Ending.draw(this);
    }

    static String name(long seed, int index) {
        return "simulated-%d-%d".formatted(seed, index + 1);
    }

    boolean draw(Assumption assumption) {
        return assumption.draw(random);
    }

    /** A day from the first to the last of them. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** Nothing is known of how they are spread: each as likely as the other. */
    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    UUID id(String what, Object which) {
        return UUID.nameUUIDFromBytes("%s %s %s".formatted(name, what, which).getBytes(StandardCharsets.UTF_8));
    }

    LocalDate day(int day) {
        return first.plusDays(day);
    }

    PartialDate on(int day) {
        return PartialDate.of(day(day));
    }

    AreaCode origin() {
        return new AreaCode(survivor.origin());
    }

    /** Nobody is to take it for what a person said. */
    static Sensitive<String> text(String words) {
        return Sensitive.of("Simulasi: " + words);
    }

    /** Whether the case is worked on then, with some days to finish what was begun. */
    boolean open(int day) {
        return day < ending.day() - Ending.LAST_DAYS;
    }

    void asks(int day, CaseCommand command) {
        asks(day, day, command);
    }

    void asks(int day, int entered, CaseCommand command) {
        tell(day, entered, team.lookingAfter(), command);
    }

    /** What the service would have done by itself, or allowed, while it was still to come. */
    void asksInTime(int day, CaseCommand command) {
        told.add(new Told(told.size(), day, day, Entry.InTime, team.lookingAfter(), command));
    }

    /** What only those have to say who enter everything after it is over. */
    void asksLate(int day, CaseCommand command) {
        told.add(new Told(told.size(), day, day, Entry.Late, team.lookingAfter(), command));
    }

    void decides(int day, CaseCommand command) {
        tell(day, day, team.deciding(), command);
    }

    void tell(int day, int entered, Actor actor, CaseCommand command) {
        told.add(new Told(told.size(), day, entered, Entry.Both, actor, command));
    }

    /** By day, up to today, each entered when it happened. */
    List<Step> asItHappened() {
        return steps(Entry.InTime, Comparator.comparingInt(Told::day));
    }

    /** The same, all entered today: what was to be answered stands right before its answer. */
    List<Step> enteredLate() {
        return steps(Entry.Late, Comparator.comparingInt(Told::entered));
    }

    private List<Step> steps(Entry entry, Comparator<Told> order) {
        var zone = origin().zone();
        var steps = new ArrayList<Step>();
        var day = -1;
        var minutes = 0;
        var past = told.stream()
                .filter(one -> one.day <= today && (one.entry == entry || one.entry == Entry.Both))
                .sorted(order)
                .toList();
        for (var one : past) {
            minutes = one.day == day ? minutes + 1 : 0;
            day = one.day;
            var at = day(day).atTime(MORNING).atZone(zone).toInstant().plusSeconds(60L * minutes);
            steps.add(new Step(one.number, day(day), at, one.actor, one.command));
        }
        return steps;
    }
}
