package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.ReadingFor;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The facts of all cases and what they were on every day before, held in memory (ADR 41). Each question is answered after what other
 * transactions have written meanwhile was read, so that an answer is never older than the moment in which it is asked.
 */
@Component
class FactsInMemory {

    private static final Logger LOG = LoggerFactory.getLogger(FactsInMemory.class);

    /** How long a question waits while somebody else reads. */
    private static final long PATIENCE_SECONDS = 3;

    private static final int ROWS = 2_000;
    private static final String STATES = "SELECT case_id, known_from - DATE '1970-01-01', "
            + Stream.of(Fact.values()).map(Fact::sql).collect(joining(", "))
            + " FROM readmodel.%s%s ORDER BY case_id, known_from";

    private static final String MERGES =
            "SELECT case_id, known_from - DATE '1970-01-01', merged, position FROM readmodel.indicators_merge%s";

    private static final String PROVIDERS =
            "SELECT provider_id, known_from - DATE '1970-01-01', change, offer_id, areas, position"
                    + " FROM readmodel.indicators_provider%s";

    private final JdbcTemplate jdbc;
    private final Predicate<Runnable> reading;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private List<Column> columns = List.of();
    private final Map<UUID, Integer> places = new HashMap<>();
    private final List<UUID> ids = new ArrayList<>();
    private int[] knownSince = new int[64];
    /** Of cases that ever went on in another one: when they did, and no longer did, by the position of what tells it. */
    private final Map<UUID, NavigableMap<Long, Merging>> merges = new HashMap<>();

    /** From a day of recording on; the pairs of a case are streams of their own, and may be read in another order. */
    private record Merging(int since, boolean merged) {}

    private final Providers providers = new Providers();
    private @Nullable Seen seen;

    @Autowired
    FactsInMemory(JdbcTemplate jdbc, ReadingFor readingFor) {
        this(jdbc, readingFor::everyCase);
    }

    /** @param reading lets the facts of every case be read, in one transaction that sees one moment; whether whoever asks may see all of them */
    FactsInMemory(JdbcTemplate jdbc, Predicate<Runnable> reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    /**
     * What has been read.
     *
     * @param tables by the files they lie in, which a rebuild exchanges, of the server as it was started: another one may count
     *     its transactions otherwise
     * @param snapshot the transactions whose rows were read, PostgreSQL's {@code pg_snapshot}
     */
    private record Seen(String tables, String snapshot) {

        /** Of two moments of one server, the later shows all that the earlier shows. */
        boolean before(Seen other) {
            var mine = snapshot.split(":", -1);
            var others = other.snapshot.split(":", -1);
            int order = Long.compareUnsigned(Long.parseUnsignedLong(mine[1]), Long.parseUnsignedLong(others[1]));
            return order < 0 || (order == 0 && open(mine) > open(others));
        }

        private static int open(String[] parts) {
            return parts[2].isEmpty() ? 0 : parts[2].split(",", -1).length;
        }
    }

    /** Answers a question about the cases that fit and may be seen, as they are at this moment, or were. */
    <T> T ask(Basis basis, IndicatorsFilter filter, Visible visible, Function<Chosen, T> question) {
        boolean all = refresh();
        lock.readLock().lock();
        try {
            if (this.seen == null) {
                // Somebody began to read everything since, and was interrupted.
                throw new ProblemFound(Problem.PROJECTION_BEHIND);
            }
            var picture = new Picture(this, basis);
            var chosen = new Chosen(picture);
            var seen = all && visible == Visible.EVERY_CASE ? null : seen(visible);
            var fits = filter.fits();
            var known = new Known(picture);
            var elsewhere = elsewhere(basis);
            for (int place = 0; place < ids.size(); place++) {
                if ((seen == null || seen.get(place)) && known.at(place) && !elsewhere.get(place) && fits.test(known)) {
                    chosen.add(place);
                }
            }
            return question.apply(chosen);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Answers a question about the providers of the directory; nothing of it is about a case. */
    <T> T askProviders(Function<Providers, T> question) {
        var unused = refresh();
        lock.readLock().lock();
        try {
            if (seen == null) {
                throw new ProblemFound(Problem.PROJECTION_BEHIND);
            }
            return question.apply(providers);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Cases whose person is counted in another one, by their places. */
    private BitSet elsewhere(Basis basis) {
        var elsewhere = new BitSet();
        merges.forEach((caseId, history) -> {
            var place = places.get(caseId);
            if (place != null && merged(history, basis)) {
                elsewhere.set(place);
            }
        });
        return elsewhere;
    }

    /** Clocks of several writers need not agree; the order of the events does: none counts before those that came before it. */
    private static boolean merged(NavigableMap<Long, Merging> history, Basis basis) {
        boolean merged = false;
        for (var merging : history.values()) {
            if (basis.asOf() && merging.since > basis.today().toEpochDay()) {
                break;
            }
            merged = merging.merged;
        }
        return merged;
    }

    /** The cases that may be seen, by their places. The database says which, to whoever asks. */
    private BitSet seen(Visible visible) {
        var where = visible.narrow(new Where(), "c.case_id");
        var seen = new BitSet();
        jdbc.query(
                "SELECT c.case_id FROM readmodel.indicators_case c" + where.sql(),
                row -> {
                    var place = places.get(row.getObject(1, UUID.class));
                    if (place != null) {
                        seen.set(place);
                    }
                },
                where.values().toArray());
        return seen;
    }

    /** So that nobody who asks has to wait for it. */
    @EventListener(ApplicationReadyEvent.class)
    void readEarly() {
        var thread = new Thread(
                () -> {
                    try {
                        var unused = refresh();
                    } catch (RuntimeException e) {
                        LOG.warn(
                                "The facts are read when somebody asks: {}.",
                                e.getClass().getSimpleName());
                    }
                },
                "facts");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Reads what has changed, or everything at first and after the tables were exchanged.
     *
     * @return whether whoever asks may see all of it
     * @throws ProblemFound {@link Problem#PROJECTION_BEHIND} while somebody else reads everything
     */
    private boolean refresh() {
        try {
            if (!refreshing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemFound(Problem.PROJECTION_BEHIND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemFound(Problem.PROJECTION_BEHIND);
        }
        try {
            return reading.test(this::read);
        } finally {
            refreshing.unlock();
        }
    }

    private void read() {
        var now = requireNonNull(jdbc.queryForObject("""
                SELECT string_agg(c.relfilenode::text, ' ' ORDER BY c.relname) || ' ' || pg_postmaster_start_time(),
                    pg_current_snapshot()::text
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'readmodel' AND c.relname IN ('indicators_case', 'indicators_past', 'indicators_merge', 'indicators_provider')""", (row, n) -> new Seen(row.getString(1), row.getString(2))));
        var last = seen;
        if (last == null || !last.tables.equals(now.tables)) {
            readAll(now);
        } else if (last.before(now)) {
            readChanges(last);
            seen = now;
        }
    }

    private void readAll(Seen now) {
        long start = System.nanoTime();
        lock.writeLock().lock();
        try {
            seen = null;
            columns = Stream.of(Fact.values()).map(Column::new).toList();
            places.clear();
            ids.clear();
            merges.clear();
            providers.clear();
            rows("indicators_past", "");
            rows("indicators_case", "");
            merges("");
            providers("");
            seen = now;
        } finally {
            lock.writeLock().unlock();
        }
        LOG.info(
                "The facts of {} cases, and {} changes of them, were read in {} ms.",
                ids.size(),
                columns.stream().mapToLong(Column::changes).sum(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** Reads what transactions wrote that were not yet over at that moment, and are by now. */
    private void readChanges(Seen last) {
        // The moment as a constant: PostgreSQL then knows how few rows there are.
        var unseen = """
                 WHERE written_in >= pg_snapshot_xmin('%1$s'::pg_snapshot)
                AND NOT pg_visible_in_snapshot(written_in, '%1$s'::pg_snapshot)
                AND pg_visible_in_snapshot(written_in, pg_current_snapshot())""".formatted(last.snapshot);
        try {
            for (var table : List.of("indicators_past", "indicators_case")) {
                rows(table, unseen);
            }
            merges(unseen);
            providers(unseen);
        } finally {
            if (lock.isWriteLockedByCurrentThread()) {
                lock.writeLock().unlock();
            }
        }
    }

    /** What a case was or is like from a day of recording on. */
    @SuppressWarnings("ArrayRecordComponent") // Only passed on.
    private record State(UUID caseId, int since, int[] facts) {}

    /** Lets nobody look from the first row on. */
    private void rows(String table, String where) {
        jdbc.query(
                connection -> {
                    var select = connection.prepareStatement(STATES.formatted(table, where));
                    select.setFetchSize(ROWS);
                    return select;
                },
                row -> {
                    if (!lock.isWriteLockedByCurrentThread()) {
                        lock.writeLock().lock();
                    }
                    take(state(row));
                });
    }

    private void merges(String where) {
        jdbc.query(MERGES.formatted(where), row -> {
            if (!lock.isWriteLockedByCurrentThread()) {
                lock.writeLock().lock();
            }
            merges.computeIfAbsent(row.getObject(1, UUID.class), none -> new TreeMap<>())
                    .put(row.getLong(4), new Merging(row.getInt(2), row.getBoolean(3)));
        });
    }

    private void providers(String where) {
        jdbc.query(PROVIDERS.formatted(where), row -> {
            if (!lock.isWriteLockedByCurrentThread()) {
                lock.writeLock().lock();
            }
            providers.take(
                    row.getObject(1, UUID.class),
                    row.getLong(6),
                    row.getInt(2),
                    ProviderRow.Change.valueOf(row.getString(3)),
                    row.getObject(4, UUID.class),
                    Column.words(row.getString(5)));
        });
    }

    private State state(ResultSet row) throws SQLException {
        var facts = new int[columns.size()];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = columns.get(i).read(row, i + 3);
        }
        return new State(row.getObject(1, UUID.class), row.getInt(2), facts);
    }

    /** The next state of a case, or its first. */
    private void take(State state) {
        var place = places.get(state.caseId);
        if (place == null) {
            begin(state);
            return;
        }
        // Of its first day nothing is told but the end.
        boolean changes = state.since > knownSince[place];
        for (int i = 0; i < state.facts.length; i++) {
            if (changes) {
                columns.get(i).change(place, state.facts[i], state.since);
            } else {
                columns.get(i).correct(place, state.facts[i]);
            }
        }
    }

    private void begin(State state) {
        int place = ids.size();
        places.put(state.caseId, place);
        ids.add(state.caseId);
        if (place == knownSince.length) {
            knownSince = Arrays.copyOf(knownSince, place + (place >> 1));
        }
        knownSince[place] = state.since;
        for (int i = 0; i < state.facts.length; i++) {
            columns.get(i).begin(place, state.facts[i]);
        }
    }

    int cases() {
        return ids.size();
    }

    int knownSince(int at) {
        return knownSince[at];
    }

    UUID caseId(int at) {
        return ids.get(at);
    }

    @SuppressWarnings("EnumOrdinal") // As they were made.
    Column column(Fact fact) {
        return columns.get(fact.ordinal());
    }
}
