package org.pulang.e2e.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Delivery to one group as a model: segments claimed under epochs, batches whose rows, parked cases and token are one
 * transaction, nodes that freeze, die and wake. One random number generator decides what happens next.
 */
final class LaneModel {

    /** Delivery as specified, and every way to get it wrong that we know. */
    enum Variant {
        AS_SPECIFIED,
        EPOCH_UNCHECKED,
        TOKEN_IN_ITS_OWN_TRANSACTION,
        FILTER_FREEZES_TOKEN,
        EVENTS_BEHIND_A_PARKED_ONE_HANDLED
    }

    private static final int NODES = 3;
    private static final int SEGMENTS = 2;
    private static final int CASES = 5;
    private static final int EVENTS = 40;
    private static final int BATCH = 4;
    private static final int LEASE = 40;
    private static final int TROUBLED = 1_500;
    /** Enough for every node to see that nothing is left to do. */
    private static final int QUIET = 3_000;

    private static final int NOBODY = -1;

    private final Variant variant;
    private final Random random;
    private final List<String> story = new ArrayList<>();
    private int now;

    /** The log, settled as far as it is filled. */
    private final List<Event> log = new ArrayList<>();

    /** The tables of the group. */
    private final Token[] tokens = new Token[SEGMENTS];

    private final List<Event> handled = new ArrayList<>();
    private final List<Event> parked = new ArrayList<>();

    private final Node[] nodes = new Node[NODES];
    private boolean healed;

    private LaneModel(Variant variant, long seed) {
        this.variant = variant;
        this.random = new Random(seed);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            tokens[segment] = new Token(0, NOBODY, 0, 0);
        }
        for (int node = 0; node < NODES; node++) {
            nodes[node] = new Node(node);
        }
    }

    private record Event(int position, int ofCase, int version, boolean wanted, boolean poison) {

        private int segment() {
            return ofCase % SEGMENTS;
        }

        @Override
        public String toString() {
            return "%d (case %d, version %d%s)".formatted(position, ofCase, version, poison ? ", poison" : "");
        }
    }

    private record Token(int position, int owner, int epoch, int leasedUntil) {}

    /** What a node remembers of a segment it has claimed, perhaps wrongly by now. */
    private static final class Lane {
        private final int epoch;
        private int position;
        private @Nullable List<Event> batch;
        /** Rows written by a transaction that left the token to another. */
        private boolean rowsWritten;

        private Lane(int epoch, int position) {
            this.epoch = epoch;
            this.position = position;
        }
    }

    private static final class Node {
        private final int name;
        private final Map<Integer, Lane> lanes = new LinkedHashMap<>();
        private int frozenUntil;

        private Node(int name) {
            this.name = name;
        }
    }

    /** What went wrong and how it came to it; empty if nothing did. */
    static List<String> run(Variant variant, long seed) {
        return new LaneModel(variant, seed).run();
    }

    private List<String> run() {
        for (now = 0; now < TROUBLED; now++) {
            trouble();
            act();
        }
        for (var node : nodes) {
            node.frozenUntil = 0;
        }
        while (log.size() < EVENTS) {
            append();
        }
        rest();
        var fault = wrongWhilePoisoned();
        if (fault == null) {
            healed = true;
            rest();
            fault = wrongAfterHealing();
        }
        if (fault == null) {
            return List.of();
        }
        var tail = new ArrayList<>(story.subList(Math.max(0, story.size() - 40), story.size()));
        tail.add(fault);
        return tail;
    }

    private void rest() {
        for (int end = now + QUIET; now < end; now++) {
            act();
        }
    }

    private void trouble() {
        if (log.size() < EVENTS && random.nextInt(TROUBLED / EVENTS) == 0) {
            append();
        }
        var node = nodes[random.nextInt(NODES)];
        switch (random.nextInt(120)) {
            case 0 -> {
                story.add("node %d dies and comes back".formatted(node.name));
                node.lanes.clear();
            }
            case 1 -> {
                node.frozenUntil = now + random.nextInt(3 * LEASE);
                story.add("node %d freezes until %d".formatted(node.name, node.frozenUntil));
            }
            default -> {}
        }
    }

    private void append() {
        var ofCase = random.nextInt(CASES);
        var version = (int) log.stream().filter(event -> event.ofCase == ofCase).count();
        var poison = ofCase == 0 && version == 2;
        log.add(new Event(log.size() + 1, ofCase, version, poison || random.nextInt(3) > 0, poison));
    }

    private void act() {
        var node = nodes[random.nextInt(NODES)];
        if (node.frozenUntil > now) {
            return;
        }
        var segment = random.nextInt(SEGMENTS);
        var lane = node.lanes.get(segment);
        if (lane == null) {
            claim(node, segment);
        } else if (lane.rowsWritten) {
            lane.rowsWritten = false;
            store(node, segment, lane, List.of(), List.of());
        } else if (lane.batch != null) {
            handle(node, segment, lane, lane.batch);
        } else if (random.nextInt(4) == 0) {
            retry(node, segment, lane);
        } else {
            read(node, segment, lane);
        }
    }

    private void claim(Node node, int segment) {
        var token = tokens[segment];
        if (token.owner != NOBODY && token.leasedUntil >= now) {
            return;
        }
        tokens[segment] = new Token(token.position, node.name, token.epoch + 1, now + LEASE);
        node.lanes.put(segment, new Lane(token.epoch + 1, token.position));
        story.add("%d: node %d claims segment %d at %d, epoch %d"
                .formatted(now, node.name, segment, token.position, token.epoch + 1));
    }

    private void read(Node node, int segment, Lane lane) {
        var batch = log.stream()
                .filter(event -> event.position > lane.position)
                .limit(BATCH)
                .toList();
        if (!batch.isEmpty()) {
            lane.batch = batch;
        } else if (owns(node, segment, lane)) {
            var token = tokens[segment];
            tokens[segment] = new Token(token.position, token.owner, token.epoch, now + LEASE);
        } else {
            node.lanes.remove(segment);
        }
    }

    private void handle(Node node, int segment, Lane lane, List<Event> batch) {
        var rows = new ArrayList<Event>();
        var letters = new ArrayList<Event>();
        var seen = lane.position;
        for (var event : batch) {
            if (!event.wanted || event.segment() != segment) {
                if (variant != Variant.FILTER_FREEZES_TOKEN) {
                    seen = event.position;
                }
                continue;
            }
            seen = event.position;
            if ((event.poison && !healed) || behindParked(event, letters)) {
                letters.add(event);
            } else {
                rows.add(event);
            }
        }
        lane.batch = null;
        if (seen == lane.position) {
            return;
        }
        lane.position = seen;
        store(node, segment, lane, rows, letters);
    }

    private boolean behindParked(Event event, List<Event> letters) {
        return variant != Variant.EVENTS_BEHIND_A_PARKED_ONE_HANDLED
                && (parked.stream().anyMatch(letter -> letter.ofCase == event.ofCase)
                        || letters.stream().anyMatch(letter -> letter.ofCase == event.ofCase));
    }

    /** The transaction of a batch: all of it, or nothing if another has claimed the segment meanwhile. */
    private void store(Node node, int segment, Lane lane, List<Event> rows, List<Event> letters) {
        if (!owns(node, segment, lane)) {
            story.add("%d: node %d is refused on segment %d".formatted(now, node.name, segment));
            node.lanes.remove(segment);
            return;
        }
        handled.addAll(rows);
        parked.addAll(letters);
        if (!rows.isEmpty() || !letters.isEmpty()) {
            story.add("%d: node %d handles %s, parks %s".formatted(now, node.name, rows, letters));
            if (variant == Variant.TOKEN_IN_ITS_OWN_TRANSACTION) {
                lane.rowsWritten = true;
                return;
            }
        }
        tokens[segment] = new Token(lane.position, node.name, lane.epoch, now + LEASE);
    }

    private void retry(Node node, int segment, Lane lane) {
        var first = parked.stream()
                .filter(event -> event.segment() == segment)
                .min(Comparator.comparingInt(Event::position));
        if (first.isEmpty() || (first.get().poison && !healed)) {
            return;
        }
        if (owns(node, segment, lane)) {
            handled.add(first.get());
            parked.remove(first.get());
            story.add("%d: node %d handles the parked %s".formatted(now, node.name, first.get()));
        } else {
            node.lanes.remove(segment);
        }
    }

    private boolean owns(Node node, int segment, Lane lane) {
        var token = tokens[segment];
        return variant == Variant.EPOCH_UNCHECKED || (token.owner == node.name && token.epoch == lane.epoch);
    }

    private @Nullable String wrongWhilePoisoned() {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            if (tokens[segment].position != EVENTS) {
                return "STUCK: segment %d stands at %d of %d".formatted(segment, tokens[segment].position, EVENTS);
            }
        }
        for (int ofCase = 1; ofCase < CASES; ofCase++) {
            var fault = wrong(ofCase);
            if (fault != null) {
                return fault;
            }
        }
        for (var event : handled) {
            if (event.ofCase == 0 && event.version >= 2) {
                return "REORDERED: %s is handled while what precedes it is parked".formatted(event);
            }
        }
        return null;
    }

    private @Nullable String wrongAfterHealing() {
        for (int ofCase = 0; ofCase < CASES; ofCase++) {
            var fault = wrong(ofCase);
            if (fault != null) {
                return fault;
            }
        }
        return parked.isEmpty() ? null : "PARKED for ever: " + parked;
    }

    private @Nullable String wrong(int ofCase) {
        var due = log.stream()
                .filter(event -> event.ofCase == ofCase && event.wanted)
                .toList();
        var done = handled.stream().filter(event -> event.ofCase == ofCase).toList();
        if (done.equals(due)) {
            return null;
        }
        if (done.stream().distinct().count() < done.size()) {
            return "DOUBLED: %s".formatted(done);
        }
        return (done.size() < due.size() ? "LOST: %s of %s" : "REORDERED: %s instead of %s").formatted(done, due);
    }
}
