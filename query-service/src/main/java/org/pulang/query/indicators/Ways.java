package org.pulang.query.indicators;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pulang.query.indicators.Measures.Flow;

/** How many cases went from one stage to the next. */
final class Ways {

    private static final String KNOWN = "Known";

    /** In their order; a case passes those of which a day is known. */
    private static final List<Stage> STAGES = List.of(
            new Stage("Identified", Fact.IdentifiedOn),
            new Stage("Assessed", Fact.AssessedOn),
            new Stage("Planned", Fact.PlannedOn),
            new Stage("Served", Fact.DeliveredOn),
            new Stage("Monitored", Fact.MonitoredOn));

    private record Stage(String name, Fact day) {}

    private static final Set<String> NAMES = Stream.of(
                    Stream.of(KNOWN),
                    STAGES.stream().map(Stage::name),
                    Stream.of(End.values()).map(End::name))
            .flatMap(names -> names)
            .collect(toUnmodifiableSet());

    /** How it stands with a case. */
    private enum End {
        Retrafficked,
        Lost,
        Stable,
        Closed,
        Ongoing
    }

    /** Cases by the stages they passed, a bit each, and by where they are. */
    private final Map<End, long[]> cases = new EnumMap<>(End.class);

    Ways(Chosen chosen) {
        chosen.each(this::count);
    }

    private void count(Known known) {
        if (Catalogue.victim(known)) {
            cases.computeIfAbsent(end(known), none -> new long[1 << STAGES.size()])[passed(known)]++;
        }
    }

    private static int passed(Known known) {
        int passed = 0;
        for (int i = 0; i < STAGES.size(); i++) {
            passed |= known.has(STAGES.get(i).day) ? 1 << i : 0;
        }
        return passed;
    }

    /** Whether a case went from one stage to the other, these being next to each other on its way: {@code Known-Identified}. */
    static boolean went(Known known, String link) {
        return Catalogue.victim(known)
                && ("-" + String.join("-", way(passed(known), end(known))) + "-").contains("-" + link + "-");
    }

    /** Whether there are two such stages. */
    static boolean isLink(String text) {
        var stages = text.split("-", -1);
        return stages.length == 2 && NAMES.contains(stages[0]) && NAMES.contains(stages[1]);
    }

    private static End end(Known known) {
        if (known.has(Fact.RetraffickedOn)) {
            return End.Retrafficked;
        }
        if (known.yes(Fact.ContactLost)) {
            return End.Lost;
        }
        if (known.has(Fact.StableOn)) {
            return End.Stable;
        }
        return known.yes(Fact.Closed) ? End.Closed : End.Ongoing;
    }

    /** So many cases passed these stages and no others. */
    record Way(List<String> stages, long cases) {}

    List<Way> ways() {
        var ways = new ArrayList<Way>();
        cases.forEach((end, many) -> {
            for (int passed = 0; passed < many.length; passed++) {
                if (many[passed] > 0) {
                    ways.add(new Way(way(passed, end), many[passed]));
                }
            }
        });
        return ways;
    }

    /** From one stage to the next, of all ways together. */
    static List<Flow> flows(List<Way> ways) {
        var flows = new TreeMap<List<String>, Long>(
                comparing((List<String> link) -> link.get(0)).thenComparing(link -> link.get(1)));
        for (var way : ways) {
            for (int i = 1; i < way.stages().size(); i++) {
                flows.merge(way.stages().subList(i - 1, i + 1), way.cases(), Long::sum);
            }
        }
        return flows.entrySet().stream()
                .map(flow -> new Flow(flow.getKey().get(0), flow.getKey().get(1), flow.getValue()))
                .toList();
    }

    private static List<String> way(int passed, End end) {
        var way = new ArrayList<>(List.of(KNOWN));
        for (int i = 0; i < STAGES.size(); i++) {
            if ((passed & (1 << i)) != 0) {
                way.add(STAGES.get(i).name);
            }
        }
        way.add(end.name());
        return way;
    }
}
