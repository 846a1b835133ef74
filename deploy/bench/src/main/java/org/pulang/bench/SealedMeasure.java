package org.pulang.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Clients;
import org.pulang.bench.store.Draft;
import org.pulang.bench.store.OurStore;
import org.pulang.bench.store.Workload;

/** What it costs to encrypt personal details: commands of one event each on cases that have their keys, and on new cases. */
final class SealedMeasure implements Measure {

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int MOST = 32;
    private static final int EVENTS_PER_CASE = 50;

    @Override
    public Set<String> numbers() {
        return Set.of("G13");
    }

    @Override
    public void take(Run run) throws Exception {
        try (var opened = new Opened(run, MOST + 1, Candidate.OURS_SEALED, Candidate.OURS)) {
            for (int clients : CLIENTS) {
                measure(run, opened, clients, EVENTS_PER_CASE, true, clients == 1 ? null : Goal.atLeast(0.9));
            }
            measure(run, opened, 8, 1, false, null);
        }
    }

    private static void measure(
            Run run, Opened opened, int clients, int eventsPerCase, boolean keysAtHand, @Nullable Goal goal)
            throws Exception {
        var what = "%s, %d %s"
                .formatted(
                        keysAtHand ? "one event per command" : "the first event of a case",
                        clients,
                        clients == 1 ? "client" : "clients");
        var turns = new Turns<Candidate, Double>(what + ", commands/s");
        opened.forEach((candidate, store) -> turns.add(
                candidate,
                run.scale().rounds(),
                number -> rate(run, (OurStore) store, clients, number, eventsPerCase, keysAtHand)));
        run.report()
                .add(turns.run()
                        .row("G13", what, "commands/s", Candidate.OURS_SEALED, Candidate.OURS, rate -> rate, goal));
    }

    private static double rate(Run run, OurStore store, int clients, int number, int eventsPerCase, boolean keysAtHand)
            throws Exception {
        var seconds = run.scale().commandSeconds();
        // Enough for the fastest; making them must not be measured.
        var each = (int) (seconds * (clients == 1 ? 4_000 : 25_000.0 / clients));
        var things = new ArrayList<Clients.Things<Draft>>();
        for (int client = 0; client < clients; client++) {
            var workload = new Workload(
                    (number + 10) * 10_000L + clients * 100L + client + eventsPerCase, each, eventsPerCase);
            if (eventsPerCase == 1) {
                var firsts = new ArrayList<Draft>();
                for (int i = 0; i < each; i++) {
                    firsts.addAll(workload.stream(1));
                }
                things.add(firsts.iterator()::next);
                continue;
            }
            var drafts = workload.next(each);
            if (keysAtHand) {
                store.prepareKeys(drafts);
            }
            var waiting = drafts.iterator();
            things.add(() -> waiting.hasNext() ? waiting.next() : workload.next());
        }
        return Clients.perSecond(things, seconds, store::command);
    }
}
