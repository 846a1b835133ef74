package org.pulang.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Clients;
import org.pulang.bench.store.Draft;
import org.pulang.bench.store.OurStore;
import org.pulang.bench.store.Workload;

/**
 * What it costs to encrypt personal details: commands of one event each on cases that have their keys, and on new cases. Six
 * details, of four classes, are what the goal is about.
 */
final class SealedMeasure implements Measure {

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int MOST = 32;
    private static final int EVENTS_PER_CASE = 50;

    /** Many short rounds in turns: whatever else the machine does lasts longer than one, and so hits both. */
    private static final int ROUNDS_PER_ROUND = 3;

    private static final int WARM_UPS = 4;

    /** Events written to nowhere beforehand: compiled code is compared, as a service has it that runs for days. */
    private static final int REHEARSED = 30_000;

    /** @param cpuMicros processor time of this process, without PostgreSQL's, for each command */
    private record Rate(double perSecond, double cpuMicros) {}

    /** @param seed so that each has cases of its own */
    private record Kind(long seed, String what, boolean sixDetails, boolean keysAtHand) {

        Workload workload(long seed, int events) {
            var eventsPerCase = keysAtHand ? EVENTS_PER_CASE : 1;
            return sixDetails
                    ? Workload.ofSixDetails(seed, events, eventsPerCase)
                    : new Workload(seed, events, eventsPerCase);
        }

        List<Draft> drafts(Workload workload, int events) {
            if (keysAtHand) {
                return workload.next(events);
            }
            var firsts = new ArrayList<Draft>(events);
            for (int i = 0; i < events; i++) {
                firsts.addAll(workload.stream(1));
            }
            return firsts;
        }
    }

    private static final Kind LATER = new Kind(1_000_000, "one event of six details per command", true, true);
    private static final Kind NOTE = new Kind(2_000_000, "one event of one detail per command", false, true);
    private static final Kind FIRST = new Kind(3_000_000, "the first event of a case, of six details", true, false);

    @Override
    public Set<String> numbers() {
        return Set.of("G13");
    }

    @Override
    public void take(Run run) throws Exception {
        try (var opened = new Opened(run, MOST + 1, Candidate.OURS_SEALED, Candidate.OURS)) {
            opened.forEach((candidate, store) ->
                    ((OurStore) store).rehearse(FIRST.drafts(FIRST.workload(1, REHEARSED), REHEARSED)));
            for (int clients : CLIENTS) {
                measure(run, opened, clients, LATER, clients == 1 ? null : Goal.atLeast(0.9));
            }
            measure(run, opened, 8, NOTE, null);
            measure(run, opened, 8, FIRST, null);
        }
    }

    private static void measure(Run run, Opened opened, int clients, Kind kind, @Nullable Goal goal) throws Exception {
        run.server().settle();
        var what = "%s, %d %s".formatted(kind.what(), clients, clients == 1 ? "client" : "clients");
        var turns = new Turns<Candidate, Rate>(what, WARM_UPS);
        opened.forEach((candidate, store) -> turns.add(
                candidate,
                run.scale().rounds() * ROUNDS_PER_ROUND,
                number -> rate(run, (OurStore) store, clients, number, kind)));
        var results = turns.run();
        run.report()
                .add(results.row(
                        "G13", what, "commands/s", Candidate.OURS_SEALED, Candidate.OURS, Rate::perSecond, goal));
        run.report()
                .add(results.row(
                        "G13",
                        what + ", processor time without PostgreSQL's",
                        "µs",
                        Candidate.OURS_SEALED,
                        Candidate.OURS,
                        Rate::cpuMicros,
                        null));
    }

    private static Rate rate(Run run, OurStore store, int clients, int number, Kind kind) throws Exception {
        var seconds = run.scale().commandSeconds();
        // Enough for the fastest; making them must not be measured.
        var each = (int) (seconds * (clients == 1 ? 4_000 : 25_000.0 / clients));
        var things = new ArrayList<Clients.Things<Draft>>();
        store.forgetKeys();
        for (int client = 0; client < clients; client++) {
            var seed = kind.seed() + (number + 10) * 10_000L + clients * 100L + client;
            var workload = kind.workload(seed, each);
            var drafts = kind.drafts(workload, each);
            if (kind.keysAtHand()) {
                store.prepareKeys(drafts);
            }
            var waiting = drafts.iterator();
            things.add(() -> waiting.hasNext() ? waiting.next() : workload.next());
        }
        // Nor what making them left behind.
        System.gc();
        var processor = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var before = processor.getProcessCpuTime();
        var perSecond = Clients.perSecond(things, seconds, store::command);
        return new Rate(perSecond, (processor.getProcessCpuTime() - before) / 1e3 / (perSecond * seconds));
    }
}
