package org.pulang.query.replay;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.pulang.personal.Piece;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the sealed content of documents beside the store's events, as histories are read: the database shows that of one case. */
public final class StoredContent {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    StoredContent(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /**
     * A document's content as it lies there.
     *
     * @param withdrawn whether it was taken back
     * @param digest the sealed hash of the whole; stays when the pieces are erased
     * @param pieces in order; none where it was taken back or erased
     */
    public record Content(boolean withdrawn, Piece digest, List<Piece> pieces) {

        public Content {
            pieces = List.copyOf(pieces);
        }
    }

    private record Header(UUID upload, boolean withdrawn, Piece digest) {}

    /** Empty where no event named it. Ahead of the read model: what was just taken back is gone here already. */
    public Optional<Content> of(CaseId caseId, AttachmentId attachmentId) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            jdbc.sql("SELECT set_config('app.case_id', ?, true)")
                    .param("{%s}".formatted(caseId))
                    .query(String.class)
                    .single();
            return header(caseId, attachmentId)
                    .map(header -> new Content(header.withdrawn(), header.digest(), pieces(header)));
        }));
    }

    private Optional<Header> header(CaseId caseId, AttachmentId attachmentId) {
        return jdbc.sql("""
                        SELECT upload, key_id, kind, digest, state = 'Withdrawn' AS withdrawn FROM eventstore.attachment
                        WHERE case_id = ? AND attachment_id = ? AND state IN ('Attached', 'Withdrawn')""")
                .params(caseId.value(), attachmentId.value())
                .query((row, n) -> new Header(
                        row.getObject("upload", UUID.class),
                        row.getBoolean("withdrawn"),
                        new Piece(
                                row.getObject("key_id", UUID.class),
                                AttachmentKind.valueOf(row.getString("kind")).content(),
                                attachmentId.value(),
                                Piece.DIGEST,
                                row.getBytes("digest"))))
                .optional();
    }

    private List<Piece> pieces(Header header) {
        var digest = header.digest();
        return jdbc.sql("SELECT place, ciphertext FROM eventstore.attachment_piece WHERE upload = ? ORDER BY place")
                .param(header.upload())
                .query((row, n) -> new Piece(
                        digest.key(),
                        digest.details(),
                        digest.document(),
                        row.getInt("place"),
                        row.getBytes("ciphertext")))
                .list();
    }
}
