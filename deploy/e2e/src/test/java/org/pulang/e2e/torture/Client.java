package org.pulang.e2e.torture;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pulang.e2e.Answer;
import org.pulang.e2e.Http;
import org.pulang.e2e.torture.Ledger.Command;
import org.pulang.e2e.torture.Ledger.Decision;
import org.pulang.e2e.torture.Ledger.Outcome;

/** Sends commands to whichever service answers and keeps book; who has no answer asks again with the same key. */
final class Client {

    /** Longer than any fault lasts. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String IDENTIFY = """
            {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "NGO",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2024"}""";
    private static final String NOTE = "{\"visibility\": \"Team\", \"text\": \"x\"}";

    private final Cluster cluster;
    private final Ledger ledger;
    private final CopyOnWriteArrayList<String> cases = new CopyOnWriteArrayList<>();
    /** The last version known of each case. */
    private final ConcurrentHashMap<String, Long> versions = new ConcurrentHashMap<>();

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger behind = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger();
    private final AtomicLong lastDecision = new AtomicLong(System.nanoTime());
    private final AtomicLong longestSilence = new AtomicLong();

    Client(Cluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
    }

    /** One of many things a caseworker does. */
    void act(Random random) {
        var choice = random.nextInt(100);
        if (cases.size() < 4 || choice < 6) {
            identify(random);
            return;
        }
        var ofCase = cases.get(random.nextInt(cases.size()));
        if (choice < 50) {
            issue(note(ofCase, null), random);
        } else if (choice < 75) {
            issue(note(ofCase, versions.getOrDefault(ofCase, 0L)), random);
        } else if (choice < 95) {
            // It is not closed: refused after the service has begun to work on it.
            issue(
                    new Command(
                            newKey(),
                            ofCase,
                            "reopen-case",
                            "{\"reason\": \"NewNeeds\", \"detail\": \"More of it.\"}",
                            null),
                    random);
        } else {
            atOnce(note(ofCase, null), random);
        }
    }

    Decision identify(Random random) {
        return issue(new Command(newKey(), UUID.randomUUID().toString(), "identify-victim", IDENTIFY, null), random);
    }

    /** A case that nobody else will touch. */
    Decision identifyAside(Random random) {
        var decision = identify(random);
        cases.remove(decision.ofCase());
        return decision;
    }

    Command note(String ofCase, @Nullable Long ifMatch) {
        return new Command(newKey(), ofCase, "add-note", NOTE, ifMatch);
    }

    /** A first command whose case the service is to name. */
    Command firstWithoutId() {
        return new Command(newKey(), null, "identify-victim", IDENTIFY, null);
    }

    /** The same by two at once, each to a service of its own. */
    List<Decision> atOnce(Command command, Random random) {
        Supplier<Decision> again =
                () -> issue(command, cluster.commands().get(1).http(), new Random());
        var other = ForkJoinPool.commonPool().submit(again::get);
        var one = issue(command, cluster.commands().get(0).http(), random);
        try {
            return List.of(one, other.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Decision issue(Command command, Random random) {
        return issue(command, anyCommandService(random), random);
    }

    /** First to that service, then, while there is no answer, to any. */
    Decision issue(Command command, Http service, Random random) {
        var sent = System.nanoTime();
        ledger.sent(command);
        var to = service;
        while (System.nanoTime() - sent < PATIENCE.toNanos()) {
            try {
                var answer = send(command, to);
                if (answer.status() < 500) {
                    return decided(command, answer, sent);
                }
                if (answer.status() == 500) {
                    failures.add(command.path() + ": " + answer.text());
                }
                ledger.unknown(command, "%d %s".formatted(answer.status(), answer.code()));
            } catch (Http.Unanswered e) {
                ledger.unknown(command, String.valueOf(e.getCause()));
            }
            pause();
            to = anyCommandService(random);
        }
        throw new IllegalStateException("Never decided: " + command);
    }

    private static Answer send(Command command, Http to) {
        return command.ifMatch() == null
                ? to.post(
                        command.path(),
                        command.body(),
                        "Idempotency-Key",
                        command.key(),
                        "Pulang-Correlation-Id",
                        command.key())
                : to.post(
                        command.path(),
                        command.body(),
                        "Idempotency-Key",
                        command.key(),
                        "Pulang-Correlation-Id",
                        command.key(),
                        "If-Match",
                        "\"%d\"".formatted(command.ifMatch()));
    }

    private Decision decided(Command command, Answer answer, long sent) {
        var acknowledged = answer.status() < 300;
        var told = answer.json().at("/caseId").asString("");
        var ofCase = told.isEmpty() ? String.valueOf(command.ofCase()) : told;
        var decision = new Decision(
                command,
                acknowledged ? Outcome.ACKNOWLEDGED : Outcome.REFUSED,
                ofCase,
                answer.version(),
                answer.position(),
                sent,
                System.nanoTime());
        ledger.decided(decision);
        if (acknowledged) {
            versions.merge(ofCase, answer.version(), Math::max);
            if (command.name().equals("identify-victim")) {
                cases.addIfAbsent(ofCase);
            }
        }
        longestSilence.accumulateAndGet(decision.decided() - lastDecision.getAndSet(decision.decided()), Math::max);
        return decision;
    }

    /** Reads what was acknowledged, from whichever query service answers: it must be there, or said not to be. */
    void read(Random random) {
        if (cases.isEmpty()) {
            pause();
            return;
        }
        var acknowledged = ledger.acknowledged();
        var write = acknowledged.get(acknowledged.size() - 1 - random.nextInt(Math.min(20, acknowledged.size())));
        try {
            var answer = cluster.queries()
                    .get(random.nextInt(cluster.queries().size()))
                    .http()
                    .get(
                            "/api/audit?limit=1000&caseId=%s&after=%d".formatted(write.ofCase(), write.position() - 1),
                            "Pulang-Min-Position",
                            String.valueOf(write.position()),
                            "Prefer",
                            "wait=5");
            if (answer.status() == 200) {
                var there = answer.json().path("items").findValuesAsString("version");
                (there.contains(String.valueOf(write.version())) ? fresh : stale).incrementAndGet();
            } else if (answer.status() == 503) {
                behind.incrementAndGet();
            } else {
                failures.add("%d: %s".formatted(answer.status(), answer.text()));
            }
        } catch (Http.Unanswered e) {
            pause();
        }
    }

    private Http anyCommandService(Random random) {
        var services = cluster.commands();
        return services.get(random.nextInt(services.size())).http();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Answers that no client may ever get. */
    Collection<String> failures() {
        return failures;
    }

    /** Answers older than the position asked for (I7). */
    int stale() {
        return stale.get();
    }

    @Override
    public String toString() {
        return "reads: %,d fresh, %d refused as behind, %d stale; answers 500: %d; longest time without a decision: %.1f s"
                .formatted(fresh.get(), behind.get(), stale.get(), failures.size(), longestSilence.get() / 1e9);
    }
}
