package org.pulang.query.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.pulang.store.LeafHash;
import org.pulang.vocabulary.CaseId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Computes an event's hash anew from what lies in the store, as the ledger will have it. */
@Component
class EventProofs {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** The connections of those who tell histories: the database shows them the events of the case alone. */
    EventProofs(@Qualifier("histories") DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /**
     * What an event's hash says.
     *
     * @param hash as stored, hexadecimal
     * @param matches whether it is that of what is stored with it now
     */
    record Proof(String hash, boolean matches) {

        /** Enough to compare by eye. */
        public String brief() {
            return hash.substring(0, 4) + "…" + hash.substring(hash.length() - 4);
        }
    }

    /** Of the event at a place of a case's history; empty where there is none. */
    Optional<Proof> of(CaseId caseId, long version) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            jdbc.sql("SELECT set_config('app.case_id', ?, true)")
                    .param("{%s}".formatted(caseId))
                    .query(String.class)
                    .single();
            return jdbc.sql("""
                            SELECT e.*, t.name, t.revision
                            FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                            WHERE e.stream = ? AND e.version = ?""")
                    .params(caseId.value(), version)
                    .query((row, n) -> proof(row))
                    .optional();
        }));
    }

    private static Proof proof(ResultSet row) throws SQLException {
        var stored = row.getBytes("leaf_hash");
        var computed = LeafHash.of(
                row.getObject("event_id", UUID.class),
                row.getObject("stream", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                row.getInt("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBytes("payload"),
                row.getBytes("metadata"));
        return new Proof(HexFormat.of().formatHex(stored), Arrays.equals(stored, computed));
    }
}
