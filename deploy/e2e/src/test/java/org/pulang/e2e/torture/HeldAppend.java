package org.pulang.e2e.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.pulang.e2e.torture.Ledger.Command;
import org.pulang.e2e.torture.Ledger.Decision;
import org.pulang.e2e.torture.Ledger.Outcome;

/** An append that stays open: the event is written, its commit does not come. */
final class HeldAppend implements AutoCloseable {

    private final Connection connection;
    private final Command command;
    private final Decision before;
    private final long position;
    private final long sent;

    private HeldAppend(Connection connection, Command command, Decision before, long position, long sent) {
        this.connection = connection;
        this.command = command;
        this.before = before;
        this.position = position;
        this.sent = sent;
    }

    /** A second note on a case of its own. */
    static HeldAppend begin(Cluster cluster, Client client) throws SQLException {
        var random = new Random(0);
        var ofCase = client.identifyAside(random).ofCase();
        var before = client.issue(client.note(ofCase, null), random);
        var command = client.note(ofCase, before.version());
        var connection = cluster.connect();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("""
                INSERT INTO eventstore.event
                    (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
                SELECT now(), stream, gen_random_uuid(), version + 1, type, payload,
                    convert_to(replace(convert_from(metadata, 'UTF8'), ?, ?), 'UTF8'), leaf_hash
                FROM eventstore.event WHERE stream = ?::uuid ORDER BY version DESC LIMIT 1
                RETURNING position
                """)) {
            insert.setString(1, before.command().key());
            insert.setString(2, command.key());
            insert.setString(3, ofCase);
            var sent = System.nanoTime();
            try (var row = insert.executeQuery()) {
                row.next();
                return new HeldAppend(connection, command, before, row.getLong(1), sent);
            }
        }
    }

    void commit(Ledger ledger) throws SQLException {
        ledger.sent(command);
        connection.commit();
        connection.close();
        ledger.decided(new Decision(
                command,
                Outcome.ACKNOWLEDGED,
                before.ofCase(),
                before.version() + 1,
                position,
                sent,
                System.nanoTime()));
    }

    /** Undoes what was not committed. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
