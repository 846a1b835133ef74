package org.pulang.query.indicators;

import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.cancelled;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.closureReturned;
import static org.pulang.query.Events.followUpId;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.reopened;
import static org.pulang.query.Events.rescheduled;
import static org.pulang.query.Events.scheduled;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;

/** Histories of cases as the command service would allow them; the same seed gives the same. */
final class SimulatedHistory {

    private static final String[] DAYS = {"2019", "2020-07", "2025-12-31", "2026-01-05", "2026-01-20"};

    private final Random random;

    SimulatedHistory(long seed) {
        random = new Random(seed);
    }

    List<CaseEvent> cases(int howMany) {
        var events = new ArrayList<CaseEvent>();
        for (int n = 1; n <= howMany; n++) {
            events.addAll(one(n));
        }
        return events;
    }

    private List<CaseEvent> one(int n) {
        var id = caseId(n);
        var firstContact = pick(DAYS);
        var events = new ArrayList<CaseEvent>();
        events.add(identified(
                id,
                pick(Provenance.values()),
                Age.ofYears(random.nextInt(60)),
                pick(Gender.values()),
                countries(),
                origin(),
                pick(TraffickingStatus.values()),
                firstContact,
                firstContact));
        for (int i = random.nextInt(4); i > 0; i--) {
            events.add(more(id));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            events.addAll(followUp(id, n * 10 + i));
        }
        events.addAll(ending(id));
        return events;
    }

    private CaseEvent more(CaseId id) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new TraffickingStatusDetermined(
                        id, pick(TraffickingStatus.values()), DecidingBody.Police, null, Sensitive.of("-"), null);
            case 1 -> exploitation(id);
            case 2 ->
                new PersonalDetailsCorrected(
                        id,
                        0,
                        Sensitive.of("-"),
                        new CorrectedIdentity(
                                null,
                                null,
                                null,
                                random.nextBoolean() ? pick(Gender.values()) : null,
                                random.nextBoolean() ? countries() : null,
                                random.nextBoolean() ? origin() : null),
                        random.nextBoolean() ? Age.ofYears(random.nextInt(60)) : null,
                        null,
                        null);
            default ->
                assessed(
                        id,
                        LocalDate.of(2026, 1, 4).plusDays(random.nextInt(40)).toString(),
                        pick(AssessmentKind.values()),
                        random.nextInt(4) == 0 ? null : BigDecimal.TEN);
        };
    }

    private ExploitationRecorded exploitation(CaseId id) {
        var answers = Arrays.stream(TypeOfExploitation.values())
                .filter(type -> random.nextInt(3) == 0)
                .map(type -> new Answered<>(type, pick(YesNoUnknown.values())))
                .toList();
        var places = Stream.generate(() ->
                        new JourneyPlace(pick(JourneyPlaceKind.values()), pick(countries()), null, null, null, null))
                .limit(random.nextInt(3))
                .toList();
        return new ExploitationRecorded(
                id, List.of(), List.of(), List.of(), answers, List.of(), List.of(), null, null, null, places, List.of(),
                null, null, null);
    }

    private List<CaseEvent> followUp(CaseId id, int n) {
        var due = LocalDate.of(2026, 2, 1).plusDays(random.nextInt(20));
        var day = due.toString();
        var held = due.plusDays(random.nextInt(5) - 2).toString();
        return switch (random.nextInt(8)) {
            case 0 -> List.of(scheduled(id, n, day));
            case 1 -> List.of(scheduled(id, n, day), cancelled(id, n, day));
            case 2 -> List.of(scheduled(id, n, day), missed(id, n, day));
            case 3 -> List.of(scheduled(id, n, day), missed(id, n, day), held(id, n, day, held));
            case 4 ->
                List.of(scheduled(id, n, "2026-01-30"), rescheduled(id, n, "2026-01-30", day), held(id, n, day, held));
            case 5 ->
                List.of(scheduled(id, n, "2026-01-30"), missed(id, n, "2026-01-30"), cancelled(id, n, "2026-01-30"));
            case 6 ->
                List.of(
                        scheduled(id, n, "2026-01-30"),
                        missed(id, n, "2026-01-30"),
                        rescheduled(id, n, "2026-01-30", day),
                        held(id, n, day, held));
            default -> List.of(held(id, n, null, held));
        };
    }

    private List<CaseEvent> ending(CaseId id) {
        var lost = new ContactLost(id, List.of(followUpId(1)), null, null);
        return switch (random.nextInt(8)) {
            case 0 -> List.of(lost);
            case 1 -> List.of(lost, new ContactRegained(id, null, null, null));
            case 2 -> List.of(closureRequested(id));
            case 3 -> List.of(lost, closureRequested(id), closureReturned(id));
            case 4 -> List.of(closureRequested(id), closed(id));
            case 5 -> List.of(closureRequested(id), closed(id), reopened(id));
            default -> List.of();
        };
    }

    private List<CountryCode> countries() {
        var some = Stream.of("ID", "MM", "KH", "MY", "ZZ")
                .filter(code -> random.nextInt(3) == 0)
                .map(CountryCode::new)
                .toList();
        return some.isEmpty() ? List.of(CountryCode.INDONESIA) : some;
    }

    private @Nullable AreaCode origin() {
        return random.nextInt(4) == 0 ? null : new AreaCode(pick("32.12", "32", "73.71"));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
