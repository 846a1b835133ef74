package org.pulang.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.pulang.bench.pages.Offices;
import org.pulang.bench.pages.RunningPulang;
import org.pulang.bench.pages.Visitor;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Clients;
import org.pulang.bench.store.JourneyWorkload;

/**
 * How long people wait for a page among many cases: asked over HTTP of the services as the runner starts them, by people who are signed
 * in, each answer in the log of reads before it is sent; until the last byte is there, without what a browser does with it.
 */
final class PageMeasure implements Measure {

    private static final String NUMBER = "G21";
    private static final double GOAL_MS = 100;
    private static final double LIST_GOAL_MS = 200;
    private static final int SEED = 21;
    private static final int AT_ONCE = 4;
    private static final int TOLD_EACH = 5_000;

    /** However slow a page is; fewer requests are told. */
    private static final long ROW_NANOS = TimeUnit.MINUTES.toNanos(2);
    /** However long that takes. */
    private static final int AT_LEAST = 10;

    private static final List<String> TABS =
            List.of("Today", "Week", "Overdue", "Changed", "NoContact", "Approvals", "Incidents", "All");

    /** One of them narrows the worklist; others are few cases or none. */
    private static final List<String> FILTERS = List.of(
            "province=32", "stage=Served", "risk=High", "duty=FollowUp", "merged=false", "provenance=Simulated");

    /**
     * Somebody at the pages.
     *
     * @param cases that they work with
     * @param visitors all of them this person, each with a session of its own
     */
    private record Person(String who, boolean supervises, List<UUID> cases, List<Visitor> visitors) {

        UUID any(Random random) {
            return cases.get(random.nextInt(cases.size()));
        }
    }

    private record Request(Visitor visitor, String path) {}

    /** Its address, with random choices. */
    private interface Page {
        String path(Random random);
    }

    @Override
    public Set<String> numbers() {
        return Set.of(NUMBER);
    }

    @Override
    public void take(Run run) throws Exception {
        int cases = run.scale().indicatorCases();
        try (var pulang = RunningPulang.start()) {
            fill(run, pulang, cases);
            open(run, person(pulang, Offices.CASEWORKER, "caseworker", false));
            open(run, person(pulang, Offices.SUPERVISOR, "supervisor", true));
            open(run, person(pulang, Offices.CASEWORKER_OF_THE_BIG, "caseworker of a big office", false));
            open(run, person(pulang, Offices.SUPERVISOR_OF_THE_BIG, "supervisor of a big office", true));
        }
    }

    private static void fill(Run run, RunningPulang pulang, int cases) throws Exception {
        var offices = new Offices(cases);
        // Until yesterday: what the clock would have done meanwhile is told, and what is due today is due.
        var until = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        var begun = System.nanoTime();
        long events = pulang.fill(
                writer -> new JourneyWorkload(SEED, until, offices, offices::told, writer), cases, written -> {
                    if (written % TOLD_EACH == 0) {
                        Progress.say("G21: %,d of %,d cases are written.", written, cases);
                    }
                });
        var filled = System.nanoTime();
        pulang.awaitProjections(how -> Progress.say("G21: %s", how));
        var caughtUp = System.nanoTime();
        pulang.settle();
        run.report()
                .note(
                        "G21: %,d made-up events of %,d cases; writing them, details encrypted, took %d s, all projections %d s more; %,d MB of PostgreSQL with %s of shared buffers, as the runner starts it; %d streams are parked.",
                        events,
                        cases,
                        TimeUnit.NANOSECONDS.toSeconds(filled - begun),
                        TimeUnit.NANOSECONDS.toSeconds(caughtUp - filled),
                        pulang.number("SELECT pg_database_size(current_database()) >> 20"),
                        pulang.setting("shared_buffers"),
                        pulang.number("SELECT count(*) FROM readmodel.parked"));
    }

    private static Person person(RunningPulang pulang, String staff, String role, boolean supervises) throws Exception {
        var cases = pulang.casesOf(staff);
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < AT_ONCE; i++) {
            visitors.add(pulang.visitor(staff));
        }
        return new Person("%s, %,d cases".formatted(role, cases.size()), supervises, cases, List.copyOf(visitors));
    }

    private static void open(Run run, Person person) throws Exception {
        for (var tab : TABS) {
            alone(run, person, "worklist " + tab, GOAL_MS, random -> worklist(tab));
            alone(run, person, "worklist " + tab + ", filtered", GOAL_MS, random -> filtered(tab, random));
        }
        together(run, person, "worklist, any tab", GOAL_MS, random -> worklist(pick(TABS, random)));
        together(run, person, "worklist, any tab, filtered", GOAL_MS, random -> filtered(pick(TABS, random), random));
        both(run, person, "case file", GOAL_MS, random -> ofACase(person, random, ""));
        both(run, person, "timeline", LIST_GOAL_MS, random -> ofACase(person, random, "/timeline"));
        both(run, person, "replay page", LIST_GOAL_MS, random -> ofACase(person, random, "/replay"));
        both(run, person, "referrals sent", LIST_GOAL_MS, random -> "/referrals");
        both(run, person, "referrals sent, ended", LIST_GOAL_MS, random -> "/referrals?open=false");
        both(run, person, "follow-ups", LIST_GOAL_MS, random -> "/follow-ups");
        if (person.supervises()) {
            both(run, person, "board", LIST_GOAL_MS, random -> "/worklist/board");
        } else {
            both(
                    run,
                    person,
                    "referrals received",
                    LIST_GOAL_MS,
                    random -> "/referrals/received?state=Made&purpose=Referral");
        }
    }

    private static String worklist(String tab) {
        return "/worklist?view=" + tab;
    }

    private static String filtered(String tab, Random random) {
        return worklist(tab) + "&" + pick(FILTERS, random);
    }

    private static String ofACase(Person person, Random random, String page) {
        return "/cases/%s%s".formatted(person.any(random), page);
    }

    private static String pick(List<String> among, Random random) {
        return among.get(random.nextInt(among.size()));
    }

    private static void both(Run run, Person person, String name, double goal, Page page) throws Exception {
        alone(run, person, name, goal, page);
        together(run, person, name, goal, page);
    }

    private static void alone(Run run, Person person, String name, double goal, Page page) throws Exception {
        measure(run, person, name, 1, goal, page);
    }

    private static void together(Run run, Person person, String name, double goal, Page page) throws Exception {
        measure(run, person, name, AT_ONCE, goal, page);
    }

    private static void measure(Run run, Person person, String name, int clients, double goal, Page page)
            throws Exception {
        int times = run.scale().pageRequests();
        var random = new Random(name.hashCode());
        // So many warm up.
        var unused = nanos(requests(person, clients, Math.max(AT_LEAST, times / 3), random, page), clients);
        var nanos = nanos(requests(person, clients, times, random, page), clients);
        var what = "%s, %s, %d %s".formatted(name, person.who(), clients, clients == 1 ? "client" : "clients");
        if (nanos.getTotalCount() < times) {
            run.report().note("G21: %s: %d requests only, time was over.", what, nanos.getTotalCount());
        }
        row(run, "p95 of " + what, nanos.getValueAtPercentile(95), Goal.limit(goal));
        row(run, "p50 of " + what, nanos.getValueAtPercentile(50), null);
        row(run, "p99 of " + what, nanos.getValueAtPercentile(99), null);
        row(run, "longest of " + what, nanos.getMaxValue(), null);
    }

    private static List<Request> requests(Person person, int clients, int count, Random random, Page page) {
        var requests = new ArrayList<Request>();
        for (int i = 0; i < count; i++) {
            requests.add(new Request(person.visitors().get(i % clients), page.path(random)));
        }
        return requests;
    }

    /** How long each took. */
    private static Histogram nanos(List<Request> requests, int clients) throws Exception {
        var histogram = new ConcurrentHistogram(3);
        long until = System.nanoTime() + ROW_NANOS;
        var unused = Clients.seconds(clients, requests, request -> {
            if (System.nanoTime() - until < 0 || histogram.getTotalCount() < AT_LEAST) {
                histogram.recordValue(request.visitor().open(request.path()));
            }
        });
        return histogram;
    }

    private static void row(Run run, String measure, long nanos, @Nullable Goal goal) {
        run.report()
                .add(new Row(
                        NUMBER, measure, "ms", Candidate.OURS.toString(), Series.of(nanos / 1e6), null, null, goal));
    }
}
