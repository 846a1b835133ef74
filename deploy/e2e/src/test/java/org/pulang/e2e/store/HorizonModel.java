package org.pulang.e2e.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settled horizon as a model: appenders, readers, the sequence and one crash of the database, as far as they matter to each
 * other. Positions are small numbers; sets of them are bits of an int.
 */
final class HorizonModel {

    /** The protocol as specified, and every way to get it wrong that we know. */
    enum Variant {
        AS_SPECIFIED,
        WITHOUT_LOCK,
        LOCK_AFTER_DRAWING,
        LOCK_GIVEN_BACK_BEFORE_COMMIT,
        VISIBLE_AFTER_UNLOCKING,
        CACHED_POSITIONS,
        LOCKS_READ_BEFORE_SEQUENCE,
        ONE_SNAPSHOT_FOR_ALL,
        TOKEN_IS_THE_HORIZON
    }

    /** Where an appender stands: before, in and behind a statement, then the three moments of a commit. */
    private static final int READS = 0;

    private static final int LOCKS = 1;
    private static final int DRAWS = 2;
    private static final int BETWEEN = 3;
    private static final int FLUSHED = 4;
    private static final int ENDING = 5;
    private static final int DONE = 6;

    private static final int EVENTS = 2;
    /** Higher than any position: two for each of three appenders. */
    private static final int NO_LOCK = 8;
    /** Enough to be drawn ahead; PostgreSQL would call it CACHE 2. */
    private static final int CACHED = 2;

    private final Variant variant;
    private final int appenders;
    private final int readers;

    HorizonModel(Variant variant, int appenders, int readers) {
        this.variant = variant;
        this.appenders = appenders;
        this.readers = readers;
    }

    /** All that can happen next, each with what is wrong about it, if anything is. */
    record Step(
            String action,
            int who,
            int value,
            State after,
            @Nullable String fault) {

        @Override
        public String toString() {
            return action.formatted(who + 1, value) + (fault == null ? "" : "\n      " + fault);
        }
    }

    State beginning() {
        var state = new State(appenders, readers, new int[State.SHARED + 1]);
        for (int who = 0; who < appenders; who++) {
            state.set(Field.STEP, who, firstStepOfStatement());
        }
        return state;
    }

    List<Step> next(State state) {
        var steps = new ArrayList<Step>(24);
        for (int who = 0; who < appenders; who++) {
            append(state, who, steps);
        }
        // Cached positions are lost without a crash, and with one they would be more than fit into a set.
        if (state.get(Field.CRASHED) == 0 && state.get(Field.SEQUENCE) > 0 && variant != Variant.CACHED_POSITIONS) {
            crash(state, steps);
        }
        for (int who = 0; who < readers; who++) {
            read(state, who, steps);
        }
        return steps;
    }

    private void append(State state, int who, List<Step> steps) {
        switch (state.get(Field.STEP, who)) {
            case READS -> readSequence(state, who, steps);
            case LOCKS -> {
                var after = state.copy();
                after.set(Field.LOCK, who, 0);
                after.set(Field.STEP, who, variant == Variant.LOCK_AFTER_DRAWING ? BETWEEN : DRAWS);
                if (variant != Variant.WITHOUT_LOCK) {
                    after.set(
                            Field.LOCKS_HELD, who, after.get(Field.LOCKS_HELD, who) | 1 << state.get(Field.LOCK, who));
                }
                steps.add(step("appender %d locks %d", who, state.get(Field.LOCK, who), after));
            }
            case DRAWS -> steps.add(draw(state, who));
            case BETWEEN -> {
                if (state.get(Field.EVENT, who) < EVENTS) {
                    if (variant == Variant.LOCK_AFTER_DRAWING) {
                        steps.add(draw(state, who));
                    } else {
                        readSequence(state, who, steps);
                    }
                }
                if (state.get(Field.ROWS, who) != 0) {
                    var after = state.copy();
                    after.set(
                            Field.ROWS,
                            who,
                            after.get(Field.ROWS, who) & ~Integer.highestOneBit(state.get(Field.ROWS, who)));
                    after.set(
                            Field.LOCKS_HELD,
                            who,
                            after.get(Field.LOCKS_HELD, who)
                                    & ~Integer.highestOneBit(state.get(Field.LOCKS_HELD, who)));
                    if (after.get(Field.ROWS, who) == 0) {
                        end(after, who);
                    }
                    steps.add(step("appender %d rolls back to the savepoint before its last event", who, 0, after));
                }
                var committed = state.copy();
                committed.set(Field.STEP, who, FLUSHED);
                steps.add(step("appender %d commits: its commit is on disk", who, 0, committed));
                var rolledBack = state.copy();
                rolledBack.set(Field.ROWS, who, 0);
                end(rolledBack, who);
                steps.add(step("appender %d rolls back", who, 0, rolledBack));
            }
            case FLUSHED -> {
                var after = state.copy();
                after.set(Field.STEP, who, ENDING);
                if (variant == Variant.VISIBLE_AFTER_UNLOCKING) {
                    after.set(Field.LOCKS_HELD, who, 0);
                    steps.add(step("appender %d unlocks", who, 0, after));
                } else {
                    var fault = show(after, who);
                    steps.add(new Step("appender %d becomes visible", who, 0, after, fault));
                }
            }
            case ENDING -> {
                var after = state.copy();
                var fault = show(after, who);
                end(after, who);
                steps.add(new Step("appender %d has committed", who, 0, after, fault));
            }
            default -> {}
        }
    }

    private static void readSequence(State state, int who, List<Step> steps) {
        var after = state.copy();
        after.set(Field.LOCK, who, state.get(Field.SEQUENCE));
        after.set(Field.STEP, who, LOCKS);
        steps.add(step("appender %d reads the sequence: %d", who, state.get(Field.SEQUENCE), after));
    }

    private Step draw(State state, int who) {
        var after = state.copy();
        if (variant == Variant.CACHED_POSITIONS && state.get(Field.CACHED_AHEAD, who) != 0) {
            after.set(Field.CACHED_AHEAD, who, 0);
            return drawn(after, who, state.get(Field.CACHED_AHEAD, who));
        }
        var position = state.get(Field.SEQUENCE) + 1;
        after.set(Field.SEQUENCE, position);
        if (variant == Variant.CACHED_POSITIONS) {
            after.set(Field.SEQUENCE, state.get(Field.SEQUENCE) + CACHED);
            after.set(Field.CACHED_AHEAD, who, position + 1);
        }
        return drawn(after, who, position);
    }

    private Step drawn(State after, int who, int position) {
        after.set(Field.ROWS, who, after.get(Field.ROWS, who) | 1 << position);
        after.set(Field.EVENT, who, after.get(Field.EVENT, who) + 1);
        after.set(Field.STEP, who, BETWEEN);
        if (variant == Variant.LOCK_AFTER_DRAWING) {
            after.set(Field.STEP, who, READS);
        } else if (variant == Variant.LOCK_GIVEN_BACK_BEFORE_COMMIT) {
            after.set(Field.LOCKS_HELD, who, 0);
        }
        return step("appender %d inserts at position %d", who, position, after);
    }

    private int firstStepOfStatement() {
        return variant == Variant.LOCK_AFTER_DRAWING ? DRAWS : READS;
    }

    private boolean locksAfterDrawing(State state, int who) {
        return variant == Variant.LOCK_AFTER_DRAWING && state.get(Field.STEP, who) != DRAWS;
    }

    private void end(State after, int who) {
        after.set(Field.LOCKS_HELD, who, 0);
        after.set(Field.LOCK, who, 0);
        after.set(Field.STEP, who, after.get(Field.EVENT, who) < EVENTS ? firstStepOfStatement() : DONE);
        if (after.get(Field.STEP, who) == DONE) {
            after.set(Field.CACHED_AHEAD, who, 0);
        }
    }

    /**
     * All connections end. What was on disk is there, everything else was never. The sequence comes back anywhere between the
     * last position that is there and where it was. (It is written ahead and may come back further; that only burns more.)
     */
    private void crash(State state, List<Step> steps) {
        var recovered = state.copy();
        recovered.set(Field.CRASHED, 1);
        @Nullable String fault = null;
        for (int who = 0; who < appenders; who++) {
            if (state.get(Field.STEP, who) == DONE) {
                continue;
            }
            if (state.get(Field.STEP, who) == FLUSHED || state.get(Field.STEP, who) == ENDING) {
                var shown = show(recovered, who);
                fault = fault == null ? shown : fault;
            } else if (state.get(Field.STEP, who) != BETWEEN
                    && !locksAfterDrawing(state, who)
                    && (state.get(Field.ROWS, who) | state.get(Field.LOCKS_HELD, who)) != 0) {
                recovered.set(Field.EVENT, who, recovered.get(Field.EVENT, who) + 1);
            }
            recovered.set(Field.ROWS, who, 0);
            recovered.set(Field.CACHED_AHEAD, who, 0);
            end(recovered, who);
        }
        for (int reader = 0; reader < readers; reader++) {
            recovered.forget(reader);
        }
        var durable = 31 - Integer.numberOfLeadingZeros(recovered.get(Field.VISIBLE) | 1);
        for (int sequence = durable; sequence <= state.get(Field.SEQUENCE); sequence++) {
            var after = recovered.copy();
            after.set(Field.SEQUENCE, sequence);
            steps.add(new Step("the database crashes; its sequence is at %2$d", 0, sequence, after, fault));
        }
    }

    /** The rows of a transaction appear to new snapshots; a reader that is past one of them has lost it. */
    private @Nullable String show(State after, int who) {
        var rows = after.get(Field.ROWS, who);
        after.set(Field.ROWS, who, 0);
        after.set(Field.VISIBLE, after.get(Field.VISIBLE) | rows);
        for (int reader = 0; reader < readers; reader++) {
            for (int position = 1; position <= after.get(Field.TOKEN, reader); position++) {
                if ((rows & 1 << position) != 0) {
                    return "LOST: reader %d is at %d, position %d appears only now"
                            .formatted(reader + 1, after.get(Field.TOKEN, reader), position);
                }
            }
        }
        return null;
    }

    private void read(State state, int who, List<Step> steps) {
        if (state.get(Field.POLL, who) == 2) {
            steps.add(deliver(state, state.copy(), who));
            return;
        }
        var after = state.copy();
        if (state.get(Field.POLL, who) == 0 && variant == Variant.ONE_SNAPSHOT_FOR_ALL) {
            after.set(Field.SNAPSHOT, who, state.get(Field.VISIBLE));
        }
        var locks = (state.get(Field.POLL, who) == 0) == (variant == Variant.LOCKS_READ_BEFORE_SEQUENCE);
        var value = locks ? lowestLock(state) : state.get(Field.SEQUENCE);
        after.set(
                Field.HORIZON,
                who,
                state.get(Field.POLL, who) == 0 ? value : Math.min(state.get(Field.HORIZON, who), value));
        after.set(Field.POLL, who, after.get(Field.POLL, who) + 1);
        if (after.get(Field.HORIZON, who) <= state.get(Field.TOKEN, who)) {
            after.forget(who);
        }
        steps.add(step(
                locks ? "reader %d reads the lowest lock: %d" : "reader %d reads the sequence: %d", who, value, after));
    }

    private Step deliver(State state, State after, int who) {
        var horizon = state.get(Field.HORIZON, who);
        var seen = variant == Variant.ONE_SNAPSHOT_FOR_ALL ? state.get(Field.SNAPSHOT, who) : state.get(Field.VISIBLE);
        var found = 0;
        for (int position = state.get(Field.TOKEN, who) + 1; position <= horizon; position++) {
            found |= seen & 1 << position;
        }
        var twice = found & state.get(Field.DELIVERED, who);
        @Nullable String fault = twice == 0 ? null : "DOUBLED";
        after.forget(who);
        after.set(Field.DELIVERED, who, after.get(Field.DELIVERED, who) | found);
        if (variant == Variant.TOKEN_IS_THE_HORIZON) {
            after.set(Field.TOKEN, who, Math.max(state.get(Field.TOKEN, who), horizon));
        } else if (found != 0) {
            after.set(Field.TOKEN, who, 31 - Integer.numberOfLeadingZeros(found));
        }
        var passed = state.get(Field.VISIBLE) & (2 << after.get(Field.TOKEN, who)) - 1;
        if (passed != after.get(Field.DELIVERED, who)) {
            fault = "LOST: reader %d has %s of %s"
                    .formatted(who + 1, positions(after.get(Field.DELIVERED, who)), positions(passed));
        }
        return new Step(
                "reader %d reads to the horizon and stands at %d", who, after.get(Field.TOKEN, who), after, fault);
    }

    private int lowestLock(State state) {
        var all = 0;
        for (int who = 0; who < appenders; who++) {
            all |= state.get(Field.LOCKS_HELD, who);
        }
        return all == 0 ? NO_LOCK : Integer.numberOfTrailingZeros(all);
    }

    /** Once all appenders are done, one poll must deliver whatever is still missing. */
    @Nullable
    String missing(State state) {
        for (int who = 0; who < appenders; who++) {
            if (state.get(Field.STEP, who) != DONE) {
                return null;
            }
        }
        for (int who = 0; who < readers; who++) {
            var rested = state.copy();
            rested.forget(who);
            rested.set(Field.HORIZON, who, Math.min(state.get(Field.SEQUENCE), lowestLock(state)));
            rested.set(Field.SNAPSHOT, who, state.get(Field.VISIBLE));
            var delivered = deliver(rested, rested.copy(), who).after().get(Field.DELIVERED, who);
            if (delivered != state.get(Field.VISIBLE)) {
                return "MISSING: reader %d has %s of %s"
                        .formatted(who + 1, positions(delivered), positions(state.get(Field.VISIBLE)));
            }
        }
        return null;
    }

    private static String positions(int set) {
        return BitSet.valueOf(new long[] {set}).toString();
    }

    private static Step step(String action, int who, int value, State after) {
        return new Step(action, who, value, after, null);
    }

    /** A number within the word of an appender, of a reader, or of the word they share. */
    private enum Field {
        STEP(0, 3),
        /** Events written or given up so far. */
        EVENT(3, 2),
        /** Read from the sequence, not yet locked. */
        LOCK(5, 3),
        LOCKS_HELD(8, 8),
        ROWS(16, 8),
        /** A position drawn ahead by the connection; 0 for none. */
        CACHED_AHEAD(24, 3),

        POLL(0, 2),
        /** The lower of what was read so far. */
        HORIZON(2, 4),
        TOKEN(6, 3),
        SNAPSHOT(9, 8),
        DELIVERED(17, 8),

        SEQUENCE(0, 3),
        VISIBLE(3, 8),
        CRASHED(11, 1);

        private final int shift;
        private final int mask;

        Field(int shift, int bits) {
            this.shift = shift;
            this.mask = (1 << bits) - 1;
        }

        private boolean ofReader() {
            return this == POLL || this == HORIZON || this == TOKEN || this == SNAPSHOT || this == DELIVERED;
        }
    }

    /** Everything that decides what can happen next. */
    static final class State {

        private static final int FIRST_READER = 3;
        private static final int SHARED = 5;

        private final int appenders;
        private final int readers;
        private final int[] words;

        private State(int appenders, int readers, int[] words) {
            this.appenders = appenders;
            this.readers = readers;
            this.words = words;
        }

        private State copy() {
            return new State(appenders, readers, words.clone());
        }

        private int get(Field field, int who) {
            return words[word(field, who)] >>> field.shift & field.mask;
        }

        private void set(Field field, int who, int value) {
            var word = word(field, who);
            words[word] = (words[word] & ~(field.mask << field.shift)) | value << field.shift;
        }

        private static int word(Field field, int who) {
            return field.ofReader() ? FIRST_READER + who : who;
        }

        private int get(Field shared) {
            return words[SHARED] >>> shared.shift & shared.mask;
        }

        private void set(Field shared, int value) {
            words[SHARED] = (words[SHARED] & ~(shared.mask << shared.shift)) | value << shared.shift;
        }

        private void forget(int reader) {
            set(Field.POLL, reader, 0);
            set(Field.HORIZON, reader, 0);
            set(Field.SNAPSHOT, reader, 0);
        }

        /**
         * Equal for states from which the same can happen: which appender or reader is which does not matter; what a reader has
         * delivered follows from its token, or a fault was found; and of positions behind which no token stands in the way
         * only the order counts.
         */
        void key(long[] key) {
            var places = places();
            var first = appender(0, places);
            var second = appender(1, places);
            var third = appenders > 2 ? appender(2, places) : 0;
            var lowest = Math.min(first, Math.min(second, third));
            var highest = Math.max(first, Math.max(second, third));
            var middle = first + second + third - lowest - highest;
            var one = reader(0, places);
            var other = readers > 1 ? reader(1, places) : 0;
            var shared =
                    (place(get(Field.SEQUENCE), places) << 8 | moved(behind(lowestToken(), get(Field.VISIBLE)), places))
                                    << 4
                            | place(durable(), places) << 1
                            | get(Field.CRASHED);
            key[0] = (long) lowest << 32 | middle;
            key[1] = (long) highest << 32 | Math.min(one, other);
            key[2] = (long) Math.max(one, other) << 32 | shared;
        }

        private int appender(int who, long places) {
            var word = words[who] & ~(Field.LOCK.mask << Field.LOCK.shift | 0xff << 8 | 0xff << 16 | 7 << 24);
            return word
                    | place(lockToCome(who), places) << Field.LOCK.shift
                    | moved(lowestLock(who), places) << Field.LOCKS_HELD.shift
                    | moved(get(Field.ROWS, who), places) << Field.ROWS.shift
                    | place(get(Field.CACHED_AHEAD, who), places) << Field.CACHED_AHEAD.shift;
        }

        private int reader(int who, long places) {
            return get(Field.POLL, who)
                    | place(get(Field.HORIZON, who), places) << Field.HORIZON.shift
                    | place(get(Field.TOKEN, who), places) << Field.TOKEN.shift
                    | moved(behind(get(Field.TOKEN, who), get(Field.SNAPSHOT, who)), places) << Field.SNAPSHOT.shift;
        }

        /** No later lock of a transaction is lower than its first, or outlives it. */
        private int lowestLock(int who) {
            return Integer.lowestOneBit(get(Field.LOCKS_HELD, who));
        }

        private int lockToCome(int who) {
            return get(Field.LOCKS_HELD, who) == 0 ? get(Field.LOCK, who) : 0;
        }

        /** Where a crash falls back to at the furthest: the last position that is there. Then never again. */
        private int durable() {
            return get(Field.CRASHED) == 1 ? 0 : 31 - Integer.numberOfLeadingZeros(get(Field.VISIBLE) | 1);
        }

        private int lowestToken() {
            var token = get(Field.TOKEN, 0);
            return readers > 1 ? Math.min(token, get(Field.TOKEN, 1)) : token;
        }

        private int highestToken() {
            var token = get(Field.TOKEN, 0);
            return readers > 1 ? Math.max(token, get(Field.TOKEN, 1)) : token;
        }

        /** Where each position, four bits each, comes to lie when those that count no more are left out. */
        private long places() {
            var sequence = get(Field.SEQUENCE);
            var counting = 1 << sequence | behind(lowestToken(), get(Field.VISIBLE)) | 1 << durable() | 1;
            for (int who = 0; who < appenders; who++) {
                counting |= 1 << lockToCome(who) | 1 << get(Field.CACHED_AHEAD, who);
                counting |= lowestLock(who) | get(Field.ROWS, who);
            }
            for (int who = 0; who < readers; who++) {
                var token = get(Field.TOKEN, who);
                counting |= 1 << get(Field.HORIZON, who) | 1 << token | behind(token, get(Field.SNAPSHOT, who));
            }
            // A token beyond the last position that is there: how many positions a crash could fall back behind it does
            // count.
            var tokenInTheAir = get(Field.CRASHED) == 0 && highestToken() > durable();
            if (tokenInTheAir || behind(sequence, counting & ~(1 << NO_LOCK)) != 0) {
                counting = -1;
            }
            var places = (long) NO_LOCK << (4 * NO_LOCK);
            var next = 0L;
            for (int position = 0; position < NO_LOCK; position++) {
                places |= next << (4 * position);
                if (position >= sequence || (counting & 1 << position) != 0) {
                    next++;
                }
            }
            return places;
        }

        private static int behind(int token, int positions) {
            return positions & (-2 << token);
        }

        private static int place(int position, long places) {
            return (int) (places >>> (4 * position)) & 15;
        }

        private static int moved(int positions, long places) {
            var moved = 0;
            for (int rest = positions; rest != 0; rest &= rest - 1) {
                moved |= 1 << place(Integer.numberOfTrailingZeros(rest), places);
            }
            return moved;
        }
    }
}
