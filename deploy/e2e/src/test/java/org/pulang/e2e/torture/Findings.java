package org.pulang.e2e.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.e2e.store.Place;
import org.pulang.e2e.store.Verdict;
import org.pulang.e2e.torture.Ledger.Decision;
import org.pulang.e2e.torture.Ledger.Outcome;

/**
 * The ledger held against the store and against a projection of all events.
 *
 * @param undecided commands without a decision: the run is void
 * @param lost acknowledged, without their event at the version told (I1)
 * @param doubled commands with more than one effect, by event or by key (I2)
 * @param unexplained events of commands refused or never sent (I3)
 * @param sparse events whose version is not the next of their case (I4)
 * @param reordered acknowledged commands whose version is not above that of one acknowledged before they were sent, or not the
 *     one after the version they insisted on (I5)
 * @param projected what the audit trail holds of the stored events, by the order in which it was written (I6)
 * @param parked cases parked
 */
record Findings(
        int acknowledged,
        int refused,
        int undecided,
        int lost,
        int doubled,
        int unexplained,
        int sparse,
        int reordered,
        Verdict projected,
        int parked) {

    private record Stored(Place place, @Nullable String key) {}

    static Findings of(Ledger ledger, Connection connection) {
        try {
            return found(ledger, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Findings found(Ledger ledger, Connection connection) throws SQLException {
        var stored = stored(connection);
        Map<Place, String> keys = new HashMap<>();
        Map<String, Integer> effects = new HashMap<>();
        for (var event : stored) {
            var key = String.valueOf(event.key());
            keys.put(new Place(0, event.place().stream(), event.place().version()), key);
            effects.merge(key, 1, Integer::sum);
        }
        var acknowledged = ledger.acknowledged();
        var explained =
                acknowledged.stream().map(decision -> decision.command().key()).collect(Collectors.toSet());
        var all = ledger.decisions().values();
        return new Findings(
                acknowledged.size(),
                (int) all.stream()
                        .flatMap(List::stream)
                        .filter(one -> one.outcome() == Outcome.REFUSED)
                        .count(),
                (int) all.stream().filter(List::isEmpty).count(),
                (int) acknowledged.stream()
                        .filter(one -> !one.command().key().equals(keys.get(new Place(0, one.ofCase(), one.version()))))
                        .count(),
                (int) effects.values().stream().filter(count -> count > 1).count() + keysTwice(connection),
                (int) effects.keySet().stream()
                        .filter(key -> !explained.contains(key))
                        .count(),
                sparse(stored),
                reordered(acknowledged),
                Verdict.of(stored.stream().map(Stored::place).toList(), projected(connection)),
                number(connection, "SELECT count(*) FROM readmodel.parked"));
    }

    boolean clean() {
        return undecided + lost + doubled + unexplained + sparse + reordered + parked == 0 && projected.clean();
    }

    @Override
    public String toString() {
        return """
                %,d acknowledged, %,d refused, %d undecided
                    store: %d lost, %d doubled, %d unexplained, %d not dense, %d reordered
                    projection: %s; %d cases parked""".formatted(
                acknowledged, refused, undecided, lost, doubled, unexplained, sparse, reordered, projected, parked);
    }

    private static List<Stored> stored(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT position, stream::text, version, convert_from(metadata, 'UTF8')::jsonb ->> 'correlationId'
                        FROM eventstore.event ORDER BY position
                        """)) {
            var stored = new ArrayList<Stored>();
            while (rows.next()) {
                stored.add(new Stored(place(rows.getLong(1), rows.getString(2), rows.getLong(3)), rows.getString(4)));
            }
            return stored;
        }
    }

    /** Who wrote a row later did so in a later transaction: a segment's batches come one after the other. */
    private static List<Place> projected(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT position, stream, version FROM readmodel.audittrail
                        ORDER BY xmin::text::bigint, position
                        """)) {
            var projected = new ArrayList<Place>();
            while (rows.next()) {
                projected.add(place(rows.getLong(1), rows.getString(2), rows.getLong(3)));
            }
            return projected;
        }
    }

    private static Place place(long position, String stream, long version) {
        return new Place(position, stream, version);
    }

    private static int keysTwice(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) - count(DISTINCT key) FROM eventstore.command");
    }

    private static int sparse(List<Stored> stored) {
        Map<String, Long> next = new HashMap<>();
        var sparse = 0;
        for (var event : stored) {
            var place = event.place();
            if (place.version() != next.getOrDefault(place.stream(), 0L)) {
                sparse++;
            }
            next.put(place.stream(), place.version() + 1);
        }
        return sparse;
    }

    private static int reordered(List<Decision> acknowledged) {
        var reordered = 0;
        var cases = acknowledged.stream().collect(Collectors.groupingBy(Decision::ofCase));
        for (var decisions : cases.values()) {
            var bySending = new ArrayList<>(decisions);
            bySending.sort(Comparator.comparingLong(Decision::sent));
            var byDecision = new ArrayList<>(decisions);
            byDecision.sort(Comparator.comparingLong(Decision::decided));
            var done = 0;
            var newest = -1L;
            var known = new HashSet<String>();
            for (var decision : bySending) {
                for (; byDecision.get(done).decided() < decision.sent(); done++) {
                    newest = Math.max(newest, byDecision.get(done).version());
                    known.add(byDecision.get(done).command().key());
                }
                var ifMatch = decision.command().ifMatch();
                // Who repeats a command that is done already is told the old version.
                if ((decision.version() <= newest
                                && !known.contains(decision.command().key()))
                        || (ifMatch != null && decision.version() != ifMatch + 1)) {
                    reordered++;
                }
            }
        }
        return reordered;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
